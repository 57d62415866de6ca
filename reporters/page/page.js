// Makes the page handier. Everything can be read, and filtered by outcome and level, without it.
(() => {
  const chapters = [...document.querySelectorAll('.chapter')];
  const rows = [...document.querySelectorAll('.requirement')];
  const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const search = document.querySelector('#search');
  const shown = document.querySelector('.shown');
  let opened = [];

  const isVisible = (row) => !row.classList.contains('hidden') && getComputedStyle(row).display !== 'none';
  const chosen = () => [...document.querySelectorAll('.choice input:checked')];

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) row.classList.toggle('hidden', !words.every((word) => texts.get(row).includes(word)));
    for (const chapter of chapters) chapter.classList.remove('hidden');
    const visible = rows.filter(isVisible);
    const full = new Set(visible.map((row) => row.closest('.chapter')));
    for (const chapter of chapters) chapter.classList.toggle('hidden', !full.has(chapter));
    for (const chapter of opened) chapter.open = false;
    opened = words.length > 0 ? [...full].filter((chapter) => !chapter.open) : [];
    for (const chapter of opened) chapter.open = true;
    const all = words.length === 0 && chosen().every(({ value }) => value === 'all' || value === 'any');
    shown.textContent = all ? '' : `${visible.length} of ${rows.length} shown`;
  };

  const reset = () => {
    search.value = '';
    for (const id of ['outcome-all', 'level-any']) document.getElementById(id).checked = true;
    filter();
  };

  // A link to a requirement that the filter hides would lead nowhere.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.matches('.requirement') && !isVisible(target)) reset();
    for (let outer = target.closest('details'); outer; outer = outer.parentElement.closest('details'))
      outer.open = true;
    target.scrollIntoView();
  };

  const copyButton = (block) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      // A page that was opened from a share may be refused the clipboard: then the text is marked, ready to be copied.
      getSelection().selectAllChildren(block);
      await navigator.clipboard?.writeText(block.textContent.trim()).then(
        () => (button.textContent = 'Copied'),
        () => (button.textContent = 'Marked'),
      );
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
    block.after(button);
  };

  if (search) {
    document.querySelector('.search').hidden = false;
    search.addEventListener('input', filter);
    filter();
  }
  for (const input of document.querySelectorAll('.choice input')) input.addEventListener('change', filter);
  for (const block of document.querySelectorAll('.copyable')) copyButton(block);
  window.addEventListener('hashchange', reveal);
  let unfolded = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll('details:not([open], .aside, .aside *)')];
    for (const details of unfolded) details.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const details of unfolded) details.open = false;
  });
  reveal();
})();
