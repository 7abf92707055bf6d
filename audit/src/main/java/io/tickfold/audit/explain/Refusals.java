package io.tickfold.audit.explain;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.explain.Words;
import java.math.BigDecimal;
import java.util.Locale;

/// Why a command was refused, in words.
final class Refusals {

    private Refusals() {}

    static String words(Refusal refusal) {
        return switch (refusal.reason()) {
            case UNREADABLE -> "the command could not be read";
            case EXPIRED -> "it came too late: it stands in the log later than it was valid";
            case WRONG_KEY -> "the record's key was not the account of the command";
            case WRONG_PARTITION -> "the record was in another partition than its account's";
            case UNKNOWN_ACCOUNT -> "there was no such account";
            case KEY_REUSED -> "its idempotency key had been used for something else";
            case TOO_MANY_KEYS ->
                    String.format(
                            Locale.ROOT,
                            "the account had used %s idempotency keys within 24 hours",
                            detail(refusal, "maximum"));
            case ACCOUNT_EXISTS -> "the account existed already";
            case ORDER_NOT_FOUND -> "the account had no open order of this id at that time";
            case NO_RULES -> "no trading rules had been set yet";
            case UNKNOWN_SYMBOL -> symbol(refusal) + " could not be traded";
            case SYMBOL_CLOSE_ONLY -> "orders in " + symbol(refusal) + " could only be closed";
            case SYMBOL_EXPIRED -> symbol(refusal) + " had expired";
            case SYMBOL_HALTED -> "trading in " + symbol(refusal) + " was halted";
            case QUOTE_MISSING -> "there was no quote for " + symbol(refusal) + " to deal at";
            case QUOTE_TOO_OLD -> "the last quote for " + symbol(refusal) + " was too old";
            case INVALID_SIDE ->
                    String.format(
                            Locale.ROOT,
                            "the side \"%s\" is neither buy nor sell",
                            detail(refusal, "side"));
            case LEVERAGE_TOO_HIGH ->
                    "the leverage was above the maximum of " + detail(refusal, "maximum");
            case QUANTITY_OUT_OF_RANGE ->
                    String.format(
                            Locale.ROOT,
                            "the quantity was not between %s and %s",
                            detail(refusal, "minimum"),
                            detail(refusal, "maximum"));
            case QUANTITY_ABOVE_OPEN ->
                    "more was to be closed than was open, which was " + detail(refusal, "open");
            case QUANTITY_OFF_STEP ->
                    "the quantity was no whole number of steps of " + detail(refusal, "step");
            case REMAINDER_TOO_SMALL ->
                    String.format(
                            Locale.ROOT,
                            "less than the minimum of %s would have been left open",
                            detail(refusal, "minimum"));
            case TAKE_PROFIT_OFF_STEP ->
                    "the take profit was no whole number of steps of " + detail(refusal, "step");
            case STOP_LOSS_OFF_STEP ->
                    "the stop loss was no whole number of steps of " + detail(refusal, "step");
            case TOO_MANY_OPEN_ORDERS ->
                    String.format(
                            Locale.ROOT,
                            "the account had %s open orders, as many as it may have",
                            detail(refusal, "maximum"));
            case INSUFFICIENT_BALANCE ->
                    String.format(
                            Locale.ROOT,
                            "%s was needed and only %s was available",
                            amount(refusal, "required"),
                            amount(refusal, "available"));
            case BALANCE_TOO_LARGE -> "the balance would have been larger than may be kept";
            case LEVELS_ON_WRONG_SIDE ->
                    String.format(
                            Locale.ROOT,
                            "for a %s, a level was on the wrong side of %s",
                            detail(refusal, "side"),
                            amount(refusal, "price"));
            case STOP_LOSS_WOULD_TRIGGER ->
                    "the stop loss would have been reached at once, at " + amount(refusal, "price");
            case SLIPPAGE_EXCEEDED -> "the price had moved against the client by more than allowed";
            case MARGIN_LEVEL_TOO_LOW ->
                    "it would have left the account at or below the stop-out level";
            case INTERNAL_ERROR -> "the engine failed on it";
        };
    }

    private static String symbol(Refusal refusal) {
        return detail(refusal, "symbol");
    }

    private static String detail(Refusal refusal, String name) {
        return refusal.details().getOrDefault(name, "?");
    }

    private static String amount(Refusal refusal, String name) {
        return refusal.details().containsKey(name)
                ? Words.amount(new BigDecimal(detail(refusal, name)))
                : "?";
    }
}
