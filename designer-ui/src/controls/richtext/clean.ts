/** The elements that the server keeps; others lose their tags, those that run or load lose their content too. */
const KEPT: ReadonlySet<string> = new Set(
  "p br hr h1 h2 h3 h4 b strong i em u s sub sup code pre blockquote ul ol li table thead tbody tr th td a div".split(
    " ",
  ),
);
const DROPPED: ReadonlySet<string> = new Set(
  "script style iframe object embed svg math template noscript head title textarea select".split(" "),
);
const SAFE = /^(https?:|mailto:)/i;

const parsed = (html: string): HTMLElement => new DOMParser().parseFromString(html, "text/html").body;

/** What of a text may be shown: nodes made here, never markup from elsewhere; for values that did not pass the server's filter. */
export function cleanNodes(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  copy(parsed(html), fragment);
  return fragment;
}

function copy(from: Node, to: Node): void {
  for (const node of from.childNodes) {
    if (node instanceof Text) to.appendChild(document.createTextNode(node.data));
    if (!(node instanceof Element)) continue;
    const name = node.localName;
    if (DROPPED.has(name)) continue;
    if (!KEPT.has(name)) {
      copy(node, to);
      continue;
    }
    const element = document.createElement(name);
    const address = node.getAttribute("href");
    if (name === "a" && address !== null && SAFE.test(address.trim())) {
      element.setAttribute("href", address.trim());
      element.setAttribute("rel", "nofollow noreferrer noopener");
      element.setAttribute("target", "_blank");
    }
    for (const span of ["colspan", "rowspan"]) {
      const count = node.getAttribute(span);
      if (count !== null && /^[1-9]\d?$/.test(count)) element.setAttribute(span, count);
    }
    copy(node, element);
    to.appendChild(element);
  }
}

/** The words alone, for lists and files. */
export const plainOf = (html: string): string =>
  (/<[a-z]/i.test(html) ? (parsed(html).textContent ?? "") : html).trim();
