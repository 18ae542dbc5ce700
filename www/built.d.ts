/** What is said around the room, by the language: the build puts it in its place. */
declare const SPOKEN: (import('./strings/languages.js').Language & { words: Record<string, import('./room/speech.js').Message> })[];
/** The digits that open a room whose first face is a calculator: the build puts them in their place. */
declare const CODE: string;
/** For whom an organisation's room seals: the build puts it in its place. */
declare const RECIPIENT: { name: string, keys: string[] };
/** A style, as the build writes it into a script: small. */
declare module '*/calculator.css' {
  const text: string;
  export default text;
}
