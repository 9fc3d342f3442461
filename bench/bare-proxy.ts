// A reverse proxy of Node's http alone, which lets everybody through: what the built-in proxy is measured against. Its
// arguments are its own port and the app's.
import { Agent, createServer, request } from 'node:http'

const [port = '', appPort = ''] = process.argv.slice(2)
const agent = new Agent({ keepAlive: true })
createServer((asked, response) => {
  const { method, url, headers } = asked
  const question = request({ host: '127.0.0.1', port: appPort, method, path: url, headers, agent }, answer => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
  })
  asked.pipe(question)
}).listen(Number(port), '127.0.0.1')
