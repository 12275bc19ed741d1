// Starts the page on which the interface can be tried. A file of its own, because no page has inline script.
window.Scalar.createApiReference('#app', { url: '/api/v1/openapi.json', favicon: '/icon.svg', hideClientButton: true, withDefaultFonts: false });
