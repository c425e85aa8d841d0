// The register of commitments: filter and order its table. Without this it is a plain table.
"use strict";
(() => {
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const table = document.querySelector("table.listed");
  if (!form || !count || !table) return;
  const rows = [...table.tBodies];
  const asked = () => [...new FormData(form)].filter(([key, value]) => value && key !== "order");

  function show() {
    const wanted = asked();
    let shown = 0;
    for (const row of rows) {
      const fits = wanted.every(([key, value]) => (row.dataset[key] || "").split(" ").includes(value));
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    count.textContent = count.dataset.pattern.replace("{n}", shown).replace("{all}", rows.length);
    const order = form.elements.order.value;
    const language = document.documentElement.lang;
    const name = (row) => row.querySelector("th").textContent.trim();
    const by = {
      due: (a, b) => (a.dataset.due < b.dataset.due ? -1 : a.dataset.due > b.dataset.due ? 1 : 0),
      what: (a, b) => name(a).localeCompare(name(b), language),
    }[order];
    table.append(...(by ? [...rows].sort(by) : rows));
    // The address tells the choice, so that it can be sent to somebody.
    const query = new URLSearchParams(wanted);
    if (order) query.set("order", order);
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  }

  const given = new URLSearchParams(location.search);
  for (const field of form.elements) {
    const value = given.get(field.name);
    if (value && [...(field.options || [])].some((one) => one.value === value)) field.value = value;
  }
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  show();
})();
