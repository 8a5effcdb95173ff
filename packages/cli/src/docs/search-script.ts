/** Searches the table of codes. Without it, the whole table is there. */
export const script = `
const search = document.querySelector('[data-search]');
if (search !== null) {
  search.hidden = false;
  const input = search.querySelector('input');
  const count = document.querySelector('[data-count]');
  const rows = [...document.querySelectorAll('tbody tr')];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const apply = () => {
    const words = input.value.toLowerCase().split(' ').filter((word) => word !== '');
    let shown = 0;
    for (const [at, row] of rows.entries()) {
      row.hidden = !words.every((word) => texts[at].includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = shown + (shown === 1 ? ' code' : ' codes');
  };
  input.addEventListener('input', apply);
  apply();
}
`;
