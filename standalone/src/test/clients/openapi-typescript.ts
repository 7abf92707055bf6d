// A whole trade by openapi-fetch with the types that openapi-typescript makes of docs/openapi.json.
import createClient from "openapi-fetch";
import type { paths } from "./schema";

declare const process: { argv: string[] };

const [baseUrl, token, name] = process.argv.slice(2) as [string, string, string];
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

function same(actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(`expected ${String(expected)}, was ${String(actual)}`);
  }
}

function there<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error("nothing there");
  }
  return value;
}

async function main(): Promise<void> {
  const order = { symbol: "BTCUSDT", type: "buy", quantity: 0.01, leverage: 10 } as const;
  const created = await client.POST("/api/v1/trade/create", {
    params: { header: { "Idempotency-Key": `${name}-create` } },
    body: order,
  });
  const { orderId } = there(created.data);

  const part = await client.POST("/api/v1/trade/close", {
    params: { header: { "Idempotency-Key": `${name}-part` } },
    body: { orderId, quantity: 0.0037 },
  });
  same(there(part.data).order.remainingQuantity, 0.0063);
  const position = there(part.response.headers.get("Position") ?? undefined);
  const commandId = there(part.response.headers.get("Command-Id") ?? undefined);
  const outcome = await client.GET("/api/v1/trade/commands/{commandId}", {
    params: { path: { commandId }, header: { "Min-Position": position } },
  });
  same(outcome.data?.status, "DONE");
  same(outcome.data?.body?.order?.remainingQuantity, 0.0063);
  const open = await client.GET("/api/v1/trade/orders", {
    params: { header: { "Min-Position": position } },
  });
  same(open.data?.message.find((o) => o.orderId === orderId)?.quantity, 0.0063);

  const rest = await client.POST("/api/v1/trade/close", { body: { orderId } });
  same(rest.data?.order.status, "CLOSED");
  const minPosition = there(rest.response.headers.get("Position") ?? undefined);
  const params = { header: { "Min-Position": minPosition } };
  const history = await client.GET("/api/v1/trade/orders/{orderId}", {
    params: { ...params, path: { orderId } },
  });
  const closed = there(history.data).order;
  if (closed.status !== "CLOSED") {
    throw new Error(`not closed, at ${String(closed.currentPrice)}`);
  }
  same(closed.closeReason, "MANUAL");
  const closedOrders = await client.GET("/api/v1/trade/close", { params: { query: { limit: 1 } } });
  same(closedOrders.data?.message[0]?.orderId, orderId);
  const balance = await client.GET("/api/v1/balance", { params });
  const account = await client.GET("/api/v1/account", { params });
  same(balance.data?.message, account.data?.balance);
  const events = await client.GET("/api/v1/events", { params: { ...params, query: { limit: 1000 } } });
  const last = there(there(events.data).events.at(-1));
  if (last.type !== "tickfold.order-closed.v1") {
    throw new Error(`another event: ${last.type}`);
  }
  same(last.data.orderId, orderId);

  const refused = await client.POST("/api/v1/trade/create", { body: { ...order, quantity: 1e6 } });
  same(refused.response.status, 400);
  same(refused.error !== undefined && "error" in refused.error, true);
  const problem = await client.POST("/api/v1/trade/create", {
    body: { ...order, quantity: 1e6 },
    headers: { Accept: "application/problem+json" },
  });
  const body: unknown = problem.error;
  same((body as { code?: string }).code, "QUANTITY_OUT_OF_RANGE");
}

void main();
