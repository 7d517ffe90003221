'use strict';
const http = require('http');

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let count = 0;

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const options = { agent, host, port, method, path: '/2018-06-01/runtime/' + path };
    const request = http.request(options, response => {
      const pieces = [];
      response.on('data', piece => pieces.push(piece));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(pieces).toString() }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function handler(event) {
  count++;
  switch (event.do) {
    case 'count': return { count, host: require('os').hostname() };
    case 'fail': { const error = new Error('as told'); error.name = event.with; throw error; }
    case 'wait': await new Promise(done => setTimeout(done, Number(event.with))); return { count };
    case 'exit': process.exit(Number(event.with));
    case 'print': console.log('out: ' + event.with); return null;
    default: return event;
  }
}

(async () => {
  for (;;) {
    const next = await call('GET', 'invocation/next');
    const id = next.headers['lambda-runtime-aws-request-id'];
    try {
      const result = await handler(JSON.parse(next.body));
      await call('POST', `invocation/${id}/response`, JSON.stringify(result === undefined ? null : result));
    } catch (error) {
      await call('POST', `invocation/${id}/error`,
        JSON.stringify({ errorType: error.name, errorMessage: error.message, trace: error.stack.split('\n') }));
    }
  }
})();
