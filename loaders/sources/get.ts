import { request } from "node:https";
import { setTimeout } from "node:timers/promises";
import { rootCertificates } from "node:tls";
import { isCode, Stopped } from "../intake/stopped.ts";

export interface Question {
  url: URL;
  token: string | undefined;
  /** Certificates of an authority to trust beside those that every machine knows. */
  authority: string | undefined;
  timeoutSeconds: number;
  /** The mark of what we have: where it still stands, nothing is sent. */
  etag: string | undefined;
  /** More than this is not read. */
  maxBytes: number;
  /** Before the second attempt; doubled before each after it. */
  waitSeconds: number;
}

/** What was answered; no bytes where they are the same as before. */
export interface Answer {
  bytes: Buffer | undefined;
  etag: string | undefined;
}

const attempts = 4;

/** Asks an HTTPS address, again where the line or the server fails. The certificate is always checked. */
export async function get(question: Question): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask(question);
    } catch (error) {
      if (attempt === attempts || !(error instanceof Transient)) throw stopped(question.url, error);
      await setTimeout(1000 * question.waitSeconds * 2 ** (attempt - 1));
    }
  }
}

/** What may be over the next time. */
class Transient extends Error {}

function ask({ url, token, authority, timeoutSeconds, etag, maxBytes }: Question): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        rejectUnauthorized: true,
        minVersion: "TLSv1.2",
        ...(authority !== undefined && { ca: [...rootCertificates, authority] }),
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(etag !== undefined && { "if-none-match": etag }),
        },
        signal: AbortSignal.timeout(1000 * timeoutSeconds),
      },
      (response) => {
        const failure = failureOf(response.statusCode ?? 0);
        if (failure) {
          response.resume();
          reject(failure);
          return;
        }
        const parts: Buffer[] = [];
        let length = 0;
        response.on("data", (part: Buffer) => {
          length += part.length;
          parts.push(part);
          if (length > maxBytes) asked.destroy(new Stopped("svaret er for stort."));
        });
        response.on("error", (error) => reject(lineFailure(error)));
        response.on("end", () => {
          if (!response.complete) reject(new Transient("svaret ble avbrutt."));
          else if (response.statusCode === 304) resolve({ bytes: undefined, etag });
          else resolve({ bytes: Buffer.concat(parts), etag: response.headers.etag });
        });
      },
    );
    asked.on("error", (error) => reject(lineFailure(error)));
    asked.end();
  });
}

function failureOf(status: number): Error | undefined {
  if (status === 200 || status === 304) return undefined;
  if (status === 401 || status === 403) return new Stopped(`adgang nektet (${status}). Se på tokenet.`);
  if (status >= 300 && status < 400)
    return new Stopped(
      `adressen viser videre (${status}). Skriv den endelige adressen: et token sendes ikke videre.`,
    );
  const said = `tjeneren svarte ${status}.`;
  return status === 408 || status === 429 || status >= 500 ? new Transient(said) : new Stopped(said);
}

function lineFailure(error: Error): Error {
  if (error instanceof Stopped) return error;
  if (error.name === "AbortError" || error.name === "TimeoutError")
    return new Transient("ikke noe svar i tide.");
  const code = "code" in error ? String(error.code) : "";
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code))
    return new Stopped(
      `sertifikatet er ikke til å stole på (${code}). Er det etatens eget, si det med authority.`,
    );
  if (isCode(error, "ENOTFOUND")) return new Transient("fant ikke tjeneren.");
  return new Transient(`forbindelsen sviktet (${code}).`);
}

function stopped(url: URL, error: unknown): unknown {
  return error instanceof Stopped || error instanceof Transient
    ? new Stopped(`${url.origin}${url.pathname}: ${error.message}`)
    : error;
}
