package io.tickfold.audit.export;

import io.tickfold.audit.cli.EventName;
import io.tickfold.audit.log.LogRecord;
import io.tickfold.contract.event.AccountOpened;
import io.tickfold.contract.event.BalanceAdjusted;
import io.tickfold.contract.event.Checkpoint;
import io.tickfold.contract.event.CloseAllCompleted;
import io.tickfold.contract.event.CommandRefused;
import io.tickfold.contract.event.CommandRepeated;
import io.tickfold.contract.event.EngineEvent;
import io.tickfold.contract.event.EventHeader;
import io.tickfold.contract.event.FundsDeposited;
import io.tickfold.contract.event.FundsWithdrawn;
import io.tickfold.contract.event.InputSkipped;
import io.tickfold.contract.event.MarginCallEnded;
import io.tickfold.contract.event.MarginCalled;
import io.tickfold.contract.event.NegativeBalanceCleared;
import io.tickfold.contract.event.OrderAmended;
import io.tickfold.contract.event.OrderClosed;
import io.tickfold.contract.event.OrderOpened;
import io.tickfold.contract.event.OrderReduced;
import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CommandKind;
import io.tickfold.contract.value.Ascii;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.wire.Topics;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An event as a line of a spreadsheet; columns that say nothing about it are empty.
final class CsvLine {

    /// What the columns hold.
    enum Column {
        PARTITION,
        OFFSET,
        INPUT_OFFSET,
        TIME,
        ACCOUNT,
        SEQUENCE,
        TYPE,
        ORDER,
        SYMBOL,
        SIDE,
        QUANTITY,
        LEVERAGE,
        OPEN_PRICE,
        PRICE,
        MARGIN,
        PROFIT,
        AMOUNT,
        BALANCE,
        REASON,
        DETAILS,
        COMMAND,
        COMMAND_ID
    }

    private final Map<Column, String> cells = new EnumMap<>(Column.class);

    private CsvLine() {}

    /// The line of titles.
    static String titles() {
        return Stream.of(Column.values())
                .map(column -> Ascii.lower(column.name()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A record that says nothing that an engine can say has a place and no type.
    static String of(LogRecord record) {
        CsvLine line = new CsvLine();
        line.put(Column.PARTITION, record.partition());
        line.put(Column.OFFSET, record.offset());
        Topics.TRADE_EVENTS.tryDecode(record.headers(), record.value()).ifPresent(line::put);
        return line.text();
    }

    private void put(EngineEvent event) {
        put(Column.TYPE, EventName.of(event));
        switch (event) {
            case TradeEvent ofAccount -> putEvent(ofAccount);
            case Checkpoint checkpoint -> put(checkpoint.at(), checkpoint.inputOffset());
            case InputSkipped skip -> putSkip(skip);
        }
    }

    private String text() {
        return Stream.of(Column.values())
                .map(column -> CsvField.of(cells.getOrDefault(column, "")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private void put(Column column, Object content) {
        cells.put(column, content.toString());
    }

    private void put(Column column, Money amount) {
        cells.put(column, amount.value().setScale(2, RoundingMode.UNNECESSARY).toPlainString());
    }

    private void put(Instant at, long inputOffset) {
        put(Column.TIME, at);
        put(Column.INPUT_OFFSET, inputOffset);
    }

    private void putSkip(InputSkipped skip) {
        put(skip.at(), skip.inputOffset());
        put(Column.REASON, skip.reason());
        skip.account().ifPresent(account -> put(Column.ACCOUNT, account.value()));
    }

    private void putEvent(TradeEvent event) {
        putHeader(event.header());
        switch (event) {
            case OrderOpened opened -> {
                putOrder(opened.order());
                put(Column.PRICE, opened.order().openPrice());
            }
            case OrderAmended amended -> {
                put(Column.ORDER, amended.orderId());
                put(Column.SYMBOL, amended.symbol().value());
            }
            case OrderReduced reduced -> {
                putOrder(reduced.order());
                put(Column.QUANTITY, reduced.closedQuantity());
                put(Column.MARGIN, reduced.releasedMargin());
                put(Column.PRICE, reduced.closePrice());
                put(Column.PROFIT, reduced.profit());
            }
            case OrderClosed closed -> {
                putOrder(closed.order());
                put(Column.PRICE, closed.closePrice());
                put(Column.PROFIT, closed.profit());
                put(Column.REASON, closed.reason());
            }
            case FundsDeposited deposited -> put(Column.AMOUNT, deposited.amount());
            case FundsWithdrawn withdrawn -> put(Column.AMOUNT, withdrawn.amount().negate());
            case BalanceAdjusted adjusted -> {
                put(Column.AMOUNT, adjusted.amount());
                put(Column.REASON, adjusted.reason().value());
            }
            case NegativeBalanceCleared cleared -> put(Column.AMOUNT, cleared.amount());
            case CommandRefused refused -> {
                put(Column.REASON, refused.refusal().reason());
                put(Column.DETAILS, details(refused.refusal().details()));
                refused.command().ifPresent(asked -> put(Column.COMMAND, name(asked)));
            }
            case AccountOpened _,
                    CloseAllCompleted _,
                    CommandRepeated _,
                    MarginCalled _,
                    MarginCallEnded _ -> {}
        }
    }

    private void putHeader(EventHeader header) {
        put(header.at(), header.cause().inputOffset());
        put(Column.ACCOUNT, header.accountId().value());
        put(Column.SEQUENCE, header.sequence());
        put(Column.BALANCE, header.balance());
        header.cause().commandId().ifPresent(id -> put(Column.COMMAND_ID, id.value()));
    }

    private void putOrder(OrderTerms order) {
        put(Column.ORDER, order.orderId());
        put(Column.SYMBOL, order.symbol().value());
        put(Column.SIDE, order.side());
        put(Column.QUANTITY, order.quantity());
        put(Column.LEVERAGE, order.leverage());
        put(Column.OPEN_PRICE, order.openPrice());
        put(Column.MARGIN, order.margin());
    }

    private static String name(CommandKind command) {
        return Ascii.lower(command.name()).replace('_', '-');
    }

    private static String details(Map<String, String> details) {
        return details.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" "));
    }
}
