// An app that answers a kilobyte to whatever it is asked: what stands behind measured proxies. Its argument is the port.
import { createServer } from 'node:http'

const [port = ''] = process.argv.slice(2)
const body = 'x'.repeat(1024)
createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': body.length }).end(body)
}).listen(Number(port), '127.0.0.1')
