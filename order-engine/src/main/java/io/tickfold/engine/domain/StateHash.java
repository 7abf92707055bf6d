package io.tickfold.engine.domain;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.Side;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The hash of a partition's state: its accounts with their open orders, and its idempotency keys.
///
/// From rules of version 3 on it is the SHA-256 of two lines: the hash of [AccountTree], and that
/// of the uses of keys ([KeyMemory]).
///
/// Before, it is the SHA-256 of a text: a line `{account} {hash}` for each account in the order of
/// the ids, then a line `{account} {command} {fingerprint} {first sequence} {last sequence} {time}`
/// for each key that is remembered, in the order of accounts and commands.
///
/// An account's hash is the SHA-256 of its own text: a line `{sequence} {balance} {in margin
/// call}`, then for each open order, oldest first, a line `{order} {symbol} {side} {quantity}
/// {leverage} {open price} {margin} {take profit} {stop loss} {sequence of opening} {exact profit
/// of closed parts} {booked profit}`, where `-` is a level that is not set.
final class StateHash {

    private static final int CHARACTERS_OF_AN_ORDER = 128;

    private StateHash() {}

    static ChainHash of(ChainHash accounts, ChainHash keys) {
        return ChainHash.ofTexts(Stream.of(line(accounts), line(keys)));
    }

    /// By rules before version 3; it costs as much as there is.
    ///
    /// @param at keys that are forgotten by then do not count
    static ChainHash before3(Collection<Account> all, AccountTree tree, KeyShelf keys, Instant at) {
        return ChainHash.ofTexts(
                Stream.concat(
                        all.stream()
                                .map(Account::id)
                                .sorted()
                                .map(account -> line(account, tree.hash(account))),
                        remembered(keys, at).stream().map(StateHash::text)));
    }

    static ChainHash of(Account account) {
        return ChainHash.ofText(text(account));
    }

    private static List<Use> remembered(KeyShelf keys, Instant at) {
        List<Use> remembered = new ArrayList<>();
        keys.forEach(use -> {
            if (use.isRemembered(at)) {
                remembered.add(use);
            }
        });
        remembered.sort(
                Comparator.comparing(Use::account).thenComparing(use -> use.command().value()));
        return remembered;
    }

    static String text(Use use) {
        return line(
                use.account(),
                use.command(),
                use.fingerprint(),
                use.first().firstSequence(),
                use.first().lastSequence(),
                use.first().at());
    }

    private static String text(Account account) {
        StringBuilder text =
                new StringBuilder(CHARACTERS_OF_AN_ORDER * (1 + account.orders().size()));
        text.append(account.sequence()).append(' ');
        text.append(account.balance()).append(' ');
        text.append(account.inMarginCall()).append('\n');
        for (Position order : account.orders()) {
            append(text, order);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Position order) {
        text.append(order.id()).append(' ');
        text.append(order.symbol()).append(' ');
        text.append(order.side() == Side.BUY ? "buy" : "sell").append(' ');
        text.append(order.terms().quantity()).append(' ');
        text.append(order.terms().leverage().value()).append(' ');
        text.append(order.terms().openPrice()).append(' ');
        text.append(order.terms().margin()).append(' ');
        text.append(level(order.levels().takeProfit())).append(' ');
        text.append(level(order.levels().stopLoss())).append(' ');
        text.append(order.openedBy()).append(' ');
        text.append(plain(order.parts().exact())).append(' ');
        text.append(order.parts().booked()).append('\n');
    }

    private static String level(Optional<Price> price) {
        return price.isPresent() ? price.get().toString() : "-";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String line(Object... words) {
        StringBuilder line = new StringBuilder();
        List.of(words).forEach(word -> line.append(word).append(' '));
        line.setCharAt(line.length() - 1, '\n');
        return line.toString();
    }
}
