// Starts the page on which the interface can be tried. A file of its own, because no page has inline script. What would
// lead to services elsewhere is off: the platform's pages speak to the platform only.
window.Scalar.createApiReference('#app', {
  url: '/api/v1/openapi.json',
  favicon: '/icon.svg',
  agent: { disabled: true },
  hideClientButton: true,
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  telemetry: false,
  withDefaultFonts: false,
});
