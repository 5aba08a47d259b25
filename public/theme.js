// Read by the browser before it paints: a page that is to be dark must not begin with a white flash. A file of its own and no
// module, because modules run after the first paint and a strict content policy refuses scripts inside the page.
// The same rule as src/app/applyTheme.ts: the address decides, else what this browser remembers, else the system.
(() => {
  const isTheme = (value) => value === 'light' || value === 'dark';
  let theme = new URLSearchParams(location.search).get('theme');
  if (!isTheme(theme)) {
    try {
      theme = JSON.parse(localStorage.getItem('holdfast.preferences.1') ?? 'null')?.theme;
    } catch {
      return;
    }
  }
  if (isTheme(theme)) document.documentElement.dataset.theme = theme;
})();
