package io.tickfold.audit.explain;

import static io.tickfold.audit.explain.Story.order;

import io.tickfold.contract.input.LevelChange;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Price;
import io.tickfold.engine.domain.Inputs.Order;
import java.util.Locale;
import java.util.Optional;

/// Ten lives that an order can have; each is told in a file of its name.
enum Lives {
    MANUAL_CLOSE {
        @Override
        Told told() {
            Story story =
                    Story.of("alice", "5000.00")
                            .quote(BTC, "42138.99", "42562.51")
                            .later("1.25")
                            .open(order("buy", "0.1", BTC, 10).slippage("0.2", "42500.00"))
                            .later("60")
                            .deposit("250.00")
                            .later("1")
                            .quote(BTC, "42138.99", "42562.51")
                            .later("0.4")
                            .close(1);
            return new Told(story, story.order(1));
        }
    },
    PARTIAL_CLOSES {
        @Override
        Told told() {
            Story story =
                    Story.of("bob", "10000.00")
                            .quote(BTC, "42990.00", "43000.01")
                            .open(order("buy", "0.1", BTC, 7))
                            .later("2")
                            .close(1, "0.033")
                            .later("3")
                            .close(1, "0.034")
                            .later("1")
                            .close(1);
            return new Told(story, story.order(1));
        }
    },
    TAKE_PROFIT_THROUGH_A_GAP {
        @Override
        Told told() {
            Story story =
                    Story.of("carol", "10000.00")
                            .quote(ETH, "2000.00", "2001.00")
                            .later("0.8")
                            .open(
                                    order("sell", "2.5", ETH, 20)
                                            .takeProfit("1950.00")
                                            .stopLoss("2100.00"))
                            .later("5")
                            .quote(ETH, "1960.00", "1961.00")
                            .later("5")
                            .quote(ETH, "1899.50", "1900.25");
            return new Told(story, story.order(1));
        }
    },
    STOP_LOSS {
        @Override
        Told told() {
            Story story =
                    Story.of("dave", "10000.00")
                            .quote(BTC, "42000.00", "42100.00")
                            .open(order("buy", "0.1", BTC, 10).stopLoss("41000.00"))
                            .later("4")
                            .quote(BTC, "41000.01", "41100.01")
                            .later("4")
                            .quote(BTC, "41000.00", "41100.00")
                            .later("3")
                            .close(1);
            return new Told(story, story.order(1));
        }
    },
    STOP_OUT_OF_THREE_ORDERS {
        @Override
        Told told() {
            Story story =
                    Story.of("erin", "1500.00")
                            .quote(BTC, "42785.00", "43215.00")
                            .quote(ETH, "1990.00", "2010.00")
                            .later("1")
                            .open(order("buy", "0.1", BTC, 10))
                            .later("1")
                            .open(order("buy", "2", ETH, 10))
                            .later("1")
                            .open(order("buy", "0.05", BTC, 10))
                            .later("3")
                            .quote(BTC, "38800.00", "39200.00")
                            .later("2")
                            .quote(ETH, "1640.00", "1650.00");
            return new Told(story, story.order(3));
        }
    },
    NEGATIVE_BALANCE_CLEARED {
        @Override
        Told told() {
            Story story =
                    Story.of("frank", "1000.00")
                            .quote(BTC, "42990.00", "43000.00")
                            .open(order("buy", "0.2", BTC, 10))
                            .later("7")
                            .quote(BTC, "35000.00", "35010.00");
            return new Told(story, story.order(1));
        }
    },
    OPENING_REFUSED {
        @Override
        Told told() {
            Story story =
                    Story.of("grace", "1000.00")
                            .quote(BTC, "42990.00", "43000.00")
                            .open(order("buy", "0.1", BTC, 10))
                            .later("2.5")
                            .open(order("buy", "0.1", BTC, 7));
            return new Told(story, story.refusedOrder(3));
        }
    },
    CLOSE_REFUSED_THEN_DONE {
        @Override
        Told told() {
            Story story =
                    Story.of("heidi", "1000.00")
                            .quote(BTC, "42990.00", "43000.00")
                            .open(order("buy", "0.1", BTC, 10))
                            .later("10.001")
                            .close(1)
                            .later("1")
                            .quote(BTC, "43100.00", "43110.00")
                            .later("0.5")
                            .close(1, "0.2")
                            .closeTooLate(1)
                            .quote(BTC, "43120.00", "43130.00")
                            .later("0.2")
                            .close(1);
            return new Told(story, story.order(1));
        }
    },
    SAME_COMMAND_TWICE {
        @Override
        Told told() {
            Order wish = order("buy", "0.1", BTC, 10);
            Story story =
                    Story.of("ivan", "1000.00")
                            .quote(BTC, "42990.00", "43000.00")
                            .key("order-of-monday")
                            .open(wish)
                            .later("2")
                            .key("order-of-monday")
                            .open(wish)
                            .later("3")
                            .key("close-of-monday")
                            .close(1)
                            .later("1")
                            .key("close-of-monday")
                            .close(1);
            return new Told(story, story.order(1));
        }
    },
    LEVELS_CHANGED_THEN_ALL_CLOSED {
        @Override
        Told told() {
            Story story =
                    Story.of("judy", "10000.00")
                            .quote(BTC, "42000.00", "42100.00")
                            .quote(ETH, "2000.00", "2001.00")
                            .open(order("sell", "0.2", BTC, 25).takeProfit("41000.00"))
                            .open(order("buy", "1", ETH, 10))
                            .later("2")
                            .amend(1, Optional.empty(), set("42050.00"))
                            .later("1")
                            .amend(1, Optional.of(LevelChange.removal()), set("43000.00"))
                            .later("4")
                            .quote(BTC, "40500.00", "40600.00")
                            .later("1")
                            .closeAll();
            return new Told(story, story.order(1));
        }
    };

    private static final String BTC = "BTCUSDT";
    private static final String ETH = "ETHUSDT";

    /// The story, and the order whose life is told.
    record Told(Story story, OrderId order) {

        Explanation explanation() {
            return story.explain(order);
        }
    }

    abstract Told told();

    private static Optional<LevelChange> set(String price) {
        return Optional.of(LevelChange.to(Price.of(price)));
    }

    /// Such as `stop-loss`.
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
