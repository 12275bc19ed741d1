// A real OpenID provider for the tests: node server.mjs PORT CLIENT_ID CLIENT_SECRET CALLBACK
// Its sign-in form takes any name that begins with a letter and no password; "cancel" declines.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const [port, clientId, clientSecret, callback] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [callback], response_types: ['code'], grant_types: ['authorization_code'] }],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'employee_number'], profile: ['name'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  cookies: { keys: ['only for tests'] },
  async findAccount(_, sub) {
    return { accountId: sub, claims: async () => ({ sub, name: sub, employee_number: `E-${sub}` }) };
  },
  // Whoever signs in has consented.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

const handle = provider.callback();

createServer(async (request, response) => {
  const interaction = /^\/interaction\/([\w-]+)$/.exec(new URL(request.url, issuer).pathname);
  if (!interaction) return handle(request, response);
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html');
    response.end(`<form method="post" action="${request.url}"><input type="hidden" name="form" value="login"><input name="user"></form>`);
    return;
  }
  let body = '';
  for await (const part of request) body += part;
  const user = new URLSearchParams(body).get('user');
  const result = user === 'cancel' ? { error: 'access_denied', error_description: 'declined' } : { login: { accountId: user } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}).listen(Number(port), 'localhost', () => console.log('ready'));
