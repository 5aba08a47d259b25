import { getResponse, type RequestHandler } from 'msw';

/** Answers a request from the handlers without any network; the answer's Date is the demo's clock. null = nobody's. */
export async function answerFromWorld(
  handlers: RequestHandler[],
  request: Request,
  nowMs: number,
): Promise<Response | null> {
  const response = await getResponse(handlers, request);
  if (response === undefined) return null;
  if (response.type !== 'error') response.headers.set('Date', new Date(nowMs).toUTCString());
  return response;
}
