'use strict';
let count = 0;

function answer(event) {
  count++;
  switch (event.do) {
    case 'count': return [200, { count }];
    case 'fail': return [200, { errorMessage: 'as told', errorType: event.with, stackTrace: [] }];
    case 'status': return [500, { message: 'broken' }];
    case 'exit': return process.exit(Number(event.with));
    default: return [200, event];
  }
}

require('http').createServer((request, response) => {
  const pieces = [];
  request.on('data', piece => pieces.push(piece));
  request.on('end', () => {
    if (request.method !== 'POST' || request.url !== '/2015-03-31/functions/function/invocations') {
      response.writeHead(404).end();
      return;
    }
    const event = JSON.parse(Buffer.concat(pieces).toString());
    const reply = () => {
      const [status, body] = answer(event);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    };
    event.do === 'wait' ? setTimeout(reply, Number(event.with)) : reply();
  });
}).listen(8080);
