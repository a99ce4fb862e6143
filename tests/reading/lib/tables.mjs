// Reads tables as a screen reader does, cell by cell.

/**
 * The tables of a page, each with its name and its cells in order: the role that Chromium reports, words,
 * row and column from 1, and the headers that a screen reader announces on entering the cell.
 */
export async function tables(page, tree) {
  const roles = tree.filter(({ role }) => ['table', 'cell', 'columnheader', 'rowheader', 'gridcell'].includes(role));
  const found = await page.evaluate(readTables);
  const cells = roles.filter(({ role }) => role !== 'table');
  const names = roles.filter(({ role }) => role === 'table').map(({ name }) => name);
  let next = 0;
  return found.map((rows, i) => ({
    name: names[i],
    cells: rows.map((cell) => ({ ...cell, role: cells[next++]?.role })),
  }));
}

/**
 * Runs in the page. Returns row and column of each cell, and the headers above and before it (HTML,
 * 4.9.12).
 */
function readTables() {
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const tables = [...document.querySelectorAll('table')];
  const data = tables.filter((table) => !['presentation', 'none'].includes(table.getAttribute('role')));
  return data.map((table) => {
    const grid = [];
    const cells = [];
    [...table.rows].forEach((row, y) => {
      grid[y] ??= [];
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y][x]) x += 1;
        for (let dy = 0; dy < cell.rowSpan && y + dy < table.rows.length; dy += 1) {
          grid[y + dy] ??= [];
          for (let dx = 0; dx < cell.colSpan; dx += 1) grid[y + dy][x + dx] = cell;
        }
        cells.push({ cell, x, y });
        x += cell.colSpan;
      }
    });
    const heads = (scope, others, cell) => {
      const found = others.filter((other) => other && other !== cell && other.scope === scope);
      return [...new Set(found)].map(words).filter(Boolean);
    };
    return cells.map(({ cell, x, y }) => {
      const above = grid.slice(0, y).flatMap((row) => row.slice(x, x + cell.colSpan));
      const before = grid.slice(y, y + cell.rowSpan).flatMap((row) => row.slice(0, x));
      return {
        row: y + 1, column: x + 1, words: words(cell),
        headers: [...heads('col', above, cell), ...heads('row', before, cell)],
      };
    });
  });
}
