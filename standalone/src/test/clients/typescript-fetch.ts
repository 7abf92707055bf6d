// A whole trade by the client that openapi-generator's typescript-fetch makes of docs/openapi.json.
import {
  AccountApi,
  Configuration,
  MarketApi,
  ResponseError,
  TradingApi,
  type ApiResponse,
  type OpenOrder,
} from "./generated";

declare const process: { argv: string[] };

const [basePath, accessToken, name] = process.argv.slice(2) as [string, string, string];
const headers = { Authorization: `Bearer ${accessToken}` };
const configuration = new Configuration({ basePath, headers });
const trading = new TradingApi(configuration);
const account = new AccountApi(configuration);

function same(actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`expected ${String(expected)}, was ${String(actual)}`);
  }
}

function header(response: ApiResponse<unknown>, header: string): string {
  return response.raw.headers.get(header) ?? "";
}

async function open(orderId: string, minPosition: string): Promise<OpenOrder> {
  const { order } = await trading.getOrder({ orderId, minPosition });
  if (order.status !== "OPEN") {
    throw new Error(`not open: ${order.closeReason}`);
  }
  return order;
}

async function refused(configuration: Configuration): Promise<Response> {
  const createOrder = { symbol: "BTCUSDT", type: "buy", quantity: 1_000_000, leverage: 10 } as const;
  try {
    await new TradingApi(configuration).createOrder({ createOrder });
  } catch (error) {
    if (error instanceof ResponseError) {
      return error.response;
    }
    throw error;
  }
  throw new Error("not refused");
}

async function main(): Promise<void> {
  const instruments = await new MarketApi(configuration).listInstruments();
  same(instruments.instruments.length > 0, true);

  const created = await trading.createOrderRaw({
    createOrder: { symbol: "BTCUSDT", type: "buy", quantity: 0.01, leverage: 10, clientOrderId: name },
    idempotencyKey: `${name}-create`,
  });
  const { orderId } = await created.value();
  same((await open(orderId, header(created, "Position"))).quantity, 0.01);

  const part = await trading.closeOrderRaw({
    closeOrder: { orderId, quantity: 0.0037 },
    idempotencyKey: `${name}-part`,
  });
  const left = (await part.value()).order;
  same(left.status, "OPEN");
  same(left.remainingQuantity, 0.0063);
  const minPosition = header(part, "Position");
  same((await open(orderId, minPosition)).quantity, 0.0063);
  const outcome = await trading.getCommandOutcome({
    commandId: header(part, "Command-Id"),
    minPosition,
  });
  same(outcome.status, "DONE");
  same(outcome.body?.order?.remainingQuantity, 0.0063);

  const rest = await trading.closeOrderRaw({ closeOrder: { orderId } });
  same((await rest.value()).order.status, "CLOSED");
  const history = await trading.getOrder({ orderId, minPosition: header(rest, "Position") });
  if (history.order.status !== "CLOSED") {
    throw new Error("not closed");
  }
  same(history.order.closeReason, "MANUAL");
  same(history.order.reductions[0]?.quantity, 0.0037);
  same(history.order.closeTime instanceof Date, true);
  same((await trading.listClosedOrders({ limit: 1 })).message[0]?.orderId, orderId);
  same((await trading.listOpenOrders()).message.some((order) => order.orderId === orderId), false);
  same((await account.getBalance()).message, (await account.getAccount()).balance);
  const { events } = await account.listEvents({ limit: 1000 });
  const last = events[events.length - 1];
  if (last?.type !== "tickfold.order-closed.v1") {
    throw new Error(`another event: ${last?.type}`);
  }
  same(last.data.orderId, orderId);

  const published = await refused(configuration);
  same(published.status, 400);
  same(published.headers.get("Refusal-Reason"), "QUANTITY_OUT_OF_RANGE");
  const Accept = "application/problem+json";
  const problem = await refused(new Configuration({ basePath, headers: { ...headers, Accept } }));
  same((await problem.json()).code, "QUANTITY_OUT_OF_RANGE");
}

void main();
