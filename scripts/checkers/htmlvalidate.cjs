// How html-validate judges the pages that a build makes.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // A hash protects from what others serve; our own stylesheets come from where the page comes from.
    "require-sri": ["error", { target: "crossorigin" }],
    // Search engines show seventy letters; how long a title is, is for its editor to say.
    "long-title": "off",
  },
};
