// Node's http alone, which says yes to whatever it is asked: what forward auth is measured against. Its argument is the
// port.
import { createServer } from 'node:http'

const [port = ''] = process.argv.slice(2)
createServer((_request, response) => {
  response.writeHead(200, { 'content-length': 0 }).end()
}).listen(Number(port), '127.0.0.1')
