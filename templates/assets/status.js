// Tables sort by the column whose heading is pressed; without this script they are plain tables.
const collator = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

function order(row, column) {
  const cell = row.cells[column];
  return cell.dataset.order ?? cell.textContent.trim();
}

function compare(a, b) {
  const [x, y] = [Number(a), Number(b)];
  if (a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return collator.compare(a, b);
}

function sort(heading) {
  const direction = heading.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  const table = heading.closest("table");
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", direction);
  const sign = direction === "ascending" ? 1 : -1;
  const column = heading.cellIndex;
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => sign * compare(order(a, column), order(b, column)));
  table.tBodies[0].append(...rows);
}

for (const heading of document.querySelectorAll("table.sortable thead th:not([data-fixed])")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  heading.append(button);
  button.addEventListener("click", () => sort(heading));
}
