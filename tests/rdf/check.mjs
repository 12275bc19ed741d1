// Reads the catalogue of a running platform page by page as Turtle, JSON-LD and RDF/XML, with parsers that are not ours, and says as JSON what
// it found: how many pages and datasets, whether the three forms say the same, and what breaks the shapes.
// Usage: node check.mjs ADDRESS SIZE SHAPES.ttl…
import fs from 'node:fs';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

const [, , address, size, ...files] = process.argv;
const shapes = new Store();
for (const file of files) shapes.addQuads(new Parser({ blankNodePrefix: file.replace(/\W/g, '') }).parse(fs.readFileSync(file, 'utf8')));

const result = { pages: 0, triples: 0, datasets: [], differences: [], violations: [], warnings: {} };
for (let url = `${address}/catalog.ttl?size=${size}`; url;) {
  const answer = await fetch(url);
  const turtle = new Parser().parse(await answer.text());
  result.pages++;
  result.triples += turtle.length;
  result.datasets.push(...turtle.filter(q => q.predicate.value === 'http://www.w3.org/ns/dcat#dataset').map(q => q.object.value));
  const said = new Set(turtle.map(key));
  for (const [form, quads] of [['jsonld', await json(url)], ['xml', await xml(url)]]) {
    const other = new Set(quads.map(key));
    result.differences.push(...[...said].filter(k => !other.has(k)).map(k => `${form} lacks ${k}`), ...[...other].filter(k => !said.has(k)).map(k => `${form} adds ${k}`));
  }
  for (const found of (await new SHACLValidator(shapes).validate(new Store(turtle))).results) {
    const what = `${found.path?.value} ${found.message[0]?.value ?? ''}`;
    if (found.severity?.value.endsWith('Violation')) result.violations.push(`${found.focusNode?.value} ${what}`);
    else result.warnings[what] = (result.warnings[what] ?? 0) + 1;
  }
  url = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
}
console.log(JSON.stringify(result));

async function json(url) {
  return jsonld.toRDF(await (await fetch(url.replace('.ttl', '.jsonld'))).json());
}

async function xml(url) {
  const text = await (await fetch(url.replace('.ttl', '.xml'))).text();
  return new Promise((resolve, reject) => {
    const quads = [];
    const parser = new RdfXmlParser();
    parser.on('data', quad => quads.push(quad));
    parser.on('end', () => resolve(quads));
    parser.on('error', reject);
    parser.write(text);
    parser.end();
  });
}

/** A statement as text; the address of the document itself, which has its form in its name, is the same for all forms. */
function key({ subject, predicate, object }) {
  return [subject.value, predicate.value, object.value, object.language ?? '', object.datatype?.value ?? ''].map(t => t.replace(/catalog\.(ttl|jsonld|xml)/, 'catalog')).join(' ');
}
