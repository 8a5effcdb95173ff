import { connect } from 'node:net';

/** Sends a head and a body without end, until the server has had enough. */
export async function flood(url: string, head: string): Promise<{ readonly sent: number; readonly text: string }> {
  const { hostname, port } = new URL(url);
  const chunk = Buffer.alloc(65_536, 'x');
  let sent = 0;
  let answer = '';
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(head);
      const pump = (): void => {
        while (socket.writable && socket.write(chunk)) sent += chunk.length;
        sent += chunk.length;
      };
      socket.on('drain', pump);
      pump();
    });
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ sent, text: answer }));
  });
}
