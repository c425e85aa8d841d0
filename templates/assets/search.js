// The search page: asks the index of its language, shows what is found, keeps the question in the
// address. All text from the index goes into the page as text, never as HTML.
const BATCH = 10;
const PAUSE = 200; // milliseconds without a key before it searches

const form = document.getElementById("search");
const state = document.getElementById("state");
const list = document.getElementById("found");
const more = document.getElementById("more");
const words = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const language = document.documentElement.lang;

let pagefind;
let results = [];
let shown = 0;
let asked = 0; // the newest question: what an older one finds is dropped

const chosen = (but) =>
  Object.fromEntries(selects.filter((s) => s.value && s !== but).map((s) => [s.name, s.value]));
const ask = (filters) => pagefind.search(words.value.trim() || null, { filters });

// An excerpt has its text escaped, and <mark> around what was looked for.
function* marked(excerpt) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html");
  for (const node of parsed.body.childNodes) {
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      yield mark;
    } else {
      yield document.createTextNode(node.textContent);
    }
  }
}

function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}

function entry(page) {
  const kind = element("p", page.meta.kind || "");
  kind.className = "kicker";
  const link = element("a", page.meta.title || page.url);
  link.href = new URL(page.url, location.href).pathname;
  link.dir = "auto"; // titles of sources are in any language
  return element("li", kind, element("h2", link), element("p", ...marked(page.excerpt)));
}

function fill(select, counts) {
  const values = Object.keys(counts).filter((value) => counts[value] || value === select.value);
  values.sort((a, b) => a.localeCompare(b, language, { numeric: true }));
  const options = values.map((value) => {
    const option = element("option", `${value} (${counts[value]})`);
    option.value = value;
    option.selected = value === select.value;
    return option;
  });
  select.replaceChildren(select.options[0], ...options);
}

async function next() {
  const mine = asked;
  const pages = await Promise.all(results.slice(shown, shown + BATCH).map((one) => one.data()));
  if (mine !== asked) return;
  const entries = pages.map(entry);
  list.append(...entries);
  // The first of what was added takes the focus of the button, which may be gone.
  if (shown) entries[0]?.querySelector("a").focus();
  shown += pages.length;
  more.hidden = shown >= results.length;
}

async function search() {
  const mine = ++asked;
  const filters = chosen();
  const query = new URLSearchParams({ q: words.value.trim(), ...filters });
  if (!query.get("q")) query.delete("q");
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  const found = await ask(filters);
  // How many there are of each value of a filter, the others as they are.
  const counts = await Promise.all(
    selects.map(async (s) => (s.value ? (await ask(chosen(s))).filters : found.filters)[s.name] || {}),
  );
  if (mine !== asked) return;
  selects.forEach((select, at) => fill(select, counts[at]));
  const isAsked = query.size > 0;
  results = isAsked ? found.results : [];
  shown = 0;
  list.replaceChildren();
  const count = results.length.toLocaleString(language);
  const told = results.length ? state.dataset.found.replace("{n}", count) : state.dataset.none;
  state.textContent = isAsked ? told : "";
  await next();
}

function failed(error) {
  console.error(error);
  state.textContent = state.dataset.failed;
}

async function begin() {
  state.textContent = ""; // it does run
  pagefind = await import(new URL(`${state.dataset.index}pagefind.js`, location.href));
  await pagefind.init();
  const given = new URLSearchParams(location.search);
  words.value = given.get("q") || "";
  const values = await pagefind.filters();
  for (const select of selects) {
    fill(select, values[select.name] || {});
    const value = given.get(select.name);
    if ([...select.options].some((one) => one.value === value)) select.value = value;
    select.closest("p").hidden = select.options.length === 1;
  }
  document.getElementById("filters").hidden = false;
  let pause;
  const soon = (wait) => {
    clearTimeout(pause);
    pause = setTimeout(() => search().catch(failed), wait);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(0);
  });
  form.addEventListener("input", () => soon(PAUSE));
  form.addEventListener("reset", () => soon(0));
  more.addEventListener("click", () => next().catch(failed));
  await search();
}

begin().catch(failed);
