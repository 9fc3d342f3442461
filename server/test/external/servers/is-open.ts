import { connect } from 'node:net'

/** Whether somebody listens there. */
export const isOpen = (host: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect({ port, host })
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
