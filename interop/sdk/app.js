// An application as the SDK's own documentation writes it: say, gather, an action hook, and every
// request's signature verified by the SDK. It runs once with each of the two official SDKs.
//
//     node app.js SDK SECRET      SDK is node-client (the first) or sdk (the present one)
//
// Prints `listening URL`, then one line of JSON for each verified request.
import express from 'express';
import nodeClient from '@jambonz/node-client';
import * as sdk from '@jambonz/sdk/webhook';

const [name, secret] = process.argv.slice(2);
const sdks = {
  'node-client': () => {
    const { WebhookResponse } = nodeClient;
    return { WebhookResponse, verify: WebhookResponse.verifyJambonzSignature(secret) };
  },
  sdk: () => {
    const { WebhookResponse } = sdk;
    return { WebhookResponse, verify: WebhookResponse.verifySignature(secret) };
  },
};
const { WebhookResponse, verify } = sdks[name]();

const app = express();
app.use(express.json());
app.use(verify);
app.use((req, res, next) => {
  const { to, call_status, digits } = req.body;
  console.log(JSON.stringify({ path: req.path, to, call_status, digits }));
  next();
});

app.post('/hello', (req, res) => {
  const response = new WebhookResponse();
  response
    .say({ text: 'Hello.' })
    .gather({
      actionHook: '/pressed',
      input: ['digits'],
      numDigits: 1,
      timeout: 10,
      say: { text: 'Please press a key.' },
    })
    .say({ text: 'Nobody pressed a key.' })
    .hangup();
  res.status(200).json(response);
});

app.post('/pressed', (req, res) => {
  const response = new WebhookResponse();
  response.say({ text: `You pressed ${req.body.digits}.` }).hangup({ headers: { 'X-Reason': 'done' } });
  res.status(200).json(response);
});

app.post('/status', (req, res) => res.sendStatus(200));

app.use((error, req, res, next) => {
  console.log(JSON.stringify({ path: req.path, rejected: error.message }));
  res.sendStatus(403);
});

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening http://127.0.0.1:${server.address().port}`);
});
