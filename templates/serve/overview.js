// Chooses among the pages and findings of the overview; what was chosen outlasts a reload.
(() => {
  "use strict";

  const form = document.querySelector(".filter");
  const [input, checkbox] = form.querySelectorAll("input");
  const select = form.querySelector("select");
  const output = form.querySelector("output");
  const key = "diglot-overview";

  const rows = [...document.querySelectorAll(".pages tbody tr")].map((row) => ({
    row,
    name: row.cells[0].textContent.toLowerCase(),
    states: [...row.cells].map((cell) => cell.className),
    hasFindings: row.querySelector("b") !== null,
  }));
  const files = [...document.querySelectorAll(".file")].map((file) => ({
    file,
    name: file.querySelector("h3").textContent.toLowerCase(),
  }));

  function filter() {
    const wanted = input.value.trim().toLowerCase();
    let count = 0;
    for (const { row, name, states, hasFindings } of rows) {
      const fits =
        name.includes(wanted) && (!select.value || states.includes(select.value)) && (!checkbox.checked || hasFindings);
      row.hidden = !fits;
      count += fits;
    }
    for (const { file, name } of files) file.hidden = !name.includes(wanted);
    output.value = count === rows.length ? "" : `${count} of ${rows.length} pages`;
  }

  function remember() {
    try {
      sessionStorage.setItem(key, JSON.stringify([input.value, select.value, checkbox.checked]));
    } catch {
      // a reader's settings may forbid it
    }
  }

  function recall() {
    try {
      [input.value, select.value, checkbox.checked] = JSON.parse(sessionStorage.getItem(key)) ?? ["", "", false];
    } catch {
      // as above
    }
    if (select.selectedIndex < 0) select.value = ""; // no page is in that state any more
  }

  form.addEventListener("input", () => (filter(), remember()));
  recall();
  filter();
  form.hidden = false;
})();
