// The documentation page: Swagger UI over the document of this installation. Nothing is fetched from elsewhere.
"use strict";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const paint = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
paint();
dark.addEventListener("change", paint);

// What the UI lacks for those who hear the page or use no mouse. A link within the button that opens an operation is reached by nobody.
const Accessible = () => ({
  wrapComponents: {
    DeepLink: (Original, { React }) => (props) => React.createElement(Original, { ...props, enabled: false }),
    operations: (Original, { React }) => (props) =>
      React.createElement(
        React.Fragment,
        null,
        React.createElement("h2", { className: "unseen" }, "Operations"),
        React.createElement(Original, props),
      ),
  },
});

// Names of fields that have no label, and focus for what scrolls, by what they stand in.
const operation = (element) => {
  const summary = element.closest(".opblock")?.querySelector(".opblock-summary-control");
  return ["method", "path"].map((part) => summary?.querySelector(`.opblock-summary-${part}`)?.textContent ?? "").join(" ");
};
const names = [
  ["#servers", () => "Server"],
  ["[data-param-name] :is(input, select, textarea)", (field) => field.closest("[data-param-name]").dataset.paramName],
  [".close-modal", () => "Close"],
  [".body-param textarea", (field) => `Body of ${operation(field)}`],
  [".responses-table[role=region]", (table) => `Responses of ${operation(table)}`],
];
const landmarks = [
  [".information-container", "region", "About the service"],
  [".scheme-container", "region", "Server and keys"],
  [".filter-container", "search", "Operations"],
];
const complete = (root) => {
  for (const [selector, name] of names) {
    for (const element of root.querySelectorAll(`:is(${selector}):not([aria-label])`)) element.setAttribute("aria-label", name(element));
  }
  for (const [selector, role, name] of landmarks) {
    const part = root.querySelector(`${selector}:not([role])`);
    part?.setAttribute("role", role);
    part?.setAttribute("aria-label", name);
  }
  for (const heading of root.querySelectorAll(".modal-ux :is(h3, h4):not([role])")) {
    heading.setAttribute("role", "heading");
    heading.ariaLevel = heading.tagName === "H3" ? 2 : 3;
  }
  // Names that are not what the buttons say cannot be spoken to.
  for (const button of root.querySelectorAll("button.modal-btn[aria-label]")) button.removeAttribute("aria-label");
  for (const block of root.querySelectorAll("pre.microlight:not([tabindex])")) block.tabIndex = 0;
};

window.addEventListener("DOMContentLoaded", () => {
  const documentation = document.getElementById("documentation");
  new MutationObserver(() => complete(documentation)).observe(documentation, { childList: true, subtree: true });
  window.SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#documentation",
    plugins: [Accessible],
    deepLinking: true,
    // From 150 rows on the UI has only those in the page that are in the window: nobody could search it, and headings would be missing.
    docExpansion: "none",
    displayOperationId: false,
    displayRequestDuration: true,
    filter: true,
    syntaxHighlight: { theme: "obsidian" },
    tryItOutEnabled: true,
    validatorUrl: null,
  });
});
