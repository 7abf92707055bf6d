package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Price;
import io.tickfold.engine.domain.KeyMemory.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The hash of a partition's state: its accounts with their open orders, and its idempotency keys.
///
/// The hash is the SHA-256 of a text: a line `{account} {hash}` for each account in the order of
/// the ids, then a line `{account} {command} {fingerprint} {first sequence} {last sequence} {time}`
/// for each key that is remembered, in the order of accounts and commands. An account's hash is the
/// SHA-256 of its own text: a line `{sequence} {balance} {in margin call}`, then for each open
/// order, oldest first, a line `{order} {symbol} {side} {quantity} {leverage} {open price} {margin}
/// {take profit} {stop loss} {sequence of opening} {exact profit of closed parts} {booked profit}`,
/// where `-` is a level that is not set.
final class StateHash {

    private final Map<AccountId, Hashed> accounts = new HashMap<>();

    /// An account when it was hashed: most have not changed since.
    private record Hashed(long sequence, ChainHash hash) {}

    /// @param at keys that are forgotten by then do not count
    ChainHash of(Collection<Account> all, KeyMemory keys, Instant at) {
        StringBuilder text = new StringBuilder();
        all.stream()
                .sorted(Comparator.comparing(Account::id))
                .forEach(account -> line(text, account.id(), hash(account)));
        for (Use use : keys.remembered(at)) {
            line(
                    text,
                    use.account(),
                    use.command(),
                    use.fingerprint(),
                    use.first().firstSequence(),
                    use.first().lastSequence(),
                    use.first().at());
        }
        return ChainHash.ofText(text.toString());
    }

    private ChainHash hash(Account account) {
        Hashed known = accounts.get(account.id());
        if (known == null || known.sequence() != account.sequence()) {
            known = new Hashed(account.sequence(), ChainHash.ofText(text(account)));
            accounts.put(account.id(), known);
        }
        return known.hash();
    }

    private static String text(Account account) {
        StringBuilder text = new StringBuilder();
        line(text, account.sequence(), account.balance(), account.inMarginCall());
        for (Position order : account.orders()) {
            line(
                    text,
                    order.id(),
                    order.symbol(),
                    order.side().name().toLowerCase(Locale.ROOT),
                    order.terms().quantity(),
                    order.terms().leverage().value(),
                    order.terms().openPrice(),
                    order.terms().margin(),
                    level(order.levels().takeProfit()),
                    level(order.levels().stopLoss()),
                    order.openedBy(),
                    plain(order.parts().exact()),
                    order.parts().booked());
        }
        return text.toString();
    }

    private static String level(Optional<Price> price) {
        return price.map(Price::toString).orElse("-");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void line(StringBuilder text, Object... words) {
        List.of(words).forEach(word -> text.append(word).append(' '));
        text.setCharAt(text.length() - 1, '\n');
    }
}
