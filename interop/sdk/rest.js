// Every call that the REST clients of the two official SDKs offer, against a real node.
//
//     node rest.js SDK BASE ACCOUNT KEY HOOK      SDK is node-client (the first) or sdk
//
// Prints a line of JSON for each: its name and what came of it. At the end come the names of what
// the clients offer, read off the clients themselves, so that none is forgotten here.
import nodeClient from '@jambonz/node-client';
import { JambonzClient } from '@jambonz/sdk/client';

const [name, baseUrl, accountSid, apiKey, hook] = process.argv.slice(2);
const nobody = '11111111-0000-4000-8000-000000000000';
const to = { type: 'phone', number: '15550199' };
const call = { from: '15550100', to, call_hook: hook, call_status_hook: hook };

async function tell(what, work) {
  try {
    const result = await work();
    console.log(JSON.stringify({ call: what, result: result ?? null }));
    return result;
  } catch (error) {
    const status = error.statusCode ?? Number(/failed: (\d+)/.exec(error.message)?.[1] ?? 0);
    console.log(JSON.stringify({ call: what, status, words: error.message }));
    return undefined;
  }
}

function offered(client) {
  const methods = (part) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter((one) => one !== 'constructor');
  return Object.entries(client).flatMap(([part, object]) =>
    (object.enabledOperations ?? methods(object)).map((one) => `${part}.${one}`));
}

const suites = {
  'node-client': async () => {
    const client = nodeClient(accountSid, apiKey, { baseUrl });
    const { applications, calls, messages } = client;
    const sid = await tell('applications.create', () =>
      applications.create({ name: 'from node', call_hook: { url: hook }, call_status_hook: { url: hook } }));
    await tell('applications.list', () => applications.list());
    await tell('applications.retrieve', () => applications.retrieve(sid));
    await tell('applications.delete', () => applications.delete(sid));
    await tell('applications.retrieve', () => applications.retrieve(sid));
    await tell('calls.create', () => calls.create(call));
    await tell('calls.list', () => calls.list());
    await tell('calls.retrieve', () => calls.retrieve(nobody));
    await tell('calls.update', () => calls.update(nobody, { call_status: 'completed' }));
    await tell('calls.delete', () => calls.delete(nobody));
    // Its own validator wants objects here, and a String object is one.
    await tell('messages.create', () =>
      messages.create({ from: '15550100', to: new String('15550199'), text: new String('hello') }));
    return client;
  },
  sdk: async () => {
    const client = new JambonzClient({ baseUrl, accountSid, apiKey });
    const { calls, conferences, queues } = client;
    await tell('calls.create', () => calls.create(call));
    await tell('calls.list', () =>
      calls.list({ direction: 'inbound', from: '+15550100', to: '1', callStatus: 'in-progress' }));
    await tell('calls.get', () => calls.get(nobody));
    await tell('calls.count', () => calls.count());
    await tell('calls.update', () => calls.update(nobody, { listen_status: 'pause' }));
    await tell('calls.delete', () => calls.delete(nobody));
    await tell('calls.redirect', () => calls.redirect(nobody, hook));
    await tell('calls.whisper', () => calls.whisper(nobody, { verb: 'say', text: 'psst' }));
    await tell('calls.mute', () => calls.mute(nobody, 'mute'));
    await tell('calls.updateAgent', () =>
      calls.updateAgent(nobody, { type: 'generate_reply', user_input: 'hello' }));
    await tell('calls.transfer', () => calls.transfer(nobody, { mode: 'blind', target: [to] }));
    await tell('calls.noiseIsolation', () =>
      calls.noiseIsolation(nobody, 'enable', { vendor: 'krisp', level: 50, model: 'm' }));
    await tell('conferences.list', () => conferences.list());
    await tell('queues.list', () => queues.list());
    await tell('queues.list', () => queues.list('sup*'));
    return client;
  },
};

const client = await suites[name]();
console.log(JSON.stringify({ offered: offered(client) }));
