/**
 * React Aria puts a style element into the page, which the content policy refuses with a message in the console. It does so
 * only while nothing has this id; its one rule stands in CommandPalette.module.css.
 */
const STYLE_ID = 'react-aria-pressable-style';

if (document.getElementById(STYLE_ID) === null) {
  const stand = document.createElement('meta');
  stand.id = STYLE_ID;
  document.head.append(stand);
}

export {};
