/** A program that is sent as it is: wrangler.jsonc says that it is text. */
declare module '*/standalone.js' {
  const program: string;
  export default program;
}
