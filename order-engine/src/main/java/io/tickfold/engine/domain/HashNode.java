package io.tickfold.engine.domain;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Sha256;
import java.util.HexFormat;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A part of the tree of accounts: up to 64 accounts, or 16 parts.
///
/// At depth n, an account belongs in the part that has the number of the n-th hexadecimal digit of
/// SHA-256(its id). The hash of up to 64 accounts is the SHA-256 of a text: a line `{account}
/// {hash}` for each, in the order of the ids. That of parts is the SHA-256 of a line `{hash}` for
/// each of the 16, in the order of their numbers. As accounts never go, the form of the tree follows
/// from which accounts there are.
final class HashNode {

    private static final int MOST_ACCOUNTS = 64;
    private static final int PARTS = 16;

    private final int depth;
    private final SortedMap<AccountId, ChainHash> accounts = new TreeMap<>();
    private final SortedMap<Integer, HashNode> parts = new TreeMap<>();
    private Optional<ChainHash> hash = Optional.empty();

    /// @param depth 0 for the whole tree
    HashNode(int depth) {
        this.depth = depth;
    }

    /// Puts an account's hash in its place; hashes its neighbours, and nothing above them.
    void put(AccountId account, ChainHash changed) {
        put(account, digits(account), changed);
    }

    private static String digits(AccountId account) {
        return HexFormat.of().formatHex(Sha256.of(account.value()));
    }

    private void put(AccountId account, String digits, ChainHash changed) {
        hash = Optional.empty();
        if (!parts.isEmpty()) {
            part(digits).put(account, digits, changed);
            return;
        }
        accounts.put(account, changed);
        if (accounts.size() > MOST_ACCOUNTS) {
            split();
        } else {
            hash();
        }
    }

    private void split() {
        accounts.forEach((account, each) -> {
            String digits = digits(account);
            part(digits).put(account, digits, each);
        });
        accounts.clear();
    }

    private HashNode part(String digits) {
        int number = HexFormat.fromHexDigit(digits.charAt(depth));
        return parts.computeIfAbsent(number, _ -> new HashNode(depth + 1));
    }

    /// The hash of everything in it.
    ChainHash hash() {
        if (hash.isEmpty()) {
            hash = Optional.of(ChainHash.ofTexts(parts.isEmpty() ? ofAccounts() : ofParts()));
        }
        return hash.get();
    }

    private Stream<String> ofAccounts() {
        return accounts.entrySet().stream().map(HashNode::line);
    }

    private static String line(Map.Entry<AccountId, ChainHash> account) {
        return account.getKey() + " " + account.getValue() + "\n";
    }

    private Stream<String> ofParts() {
        return Stream.iterate(0, number -> number < PARTS, number -> number + 1)
                .map(number -> hash(number) + "\n");
    }

    private ChainHash hash(int number) {
        HashNode part = parts.get(number);
        return part == null ? ChainHash.START : part.hash();
    }

    /// @throws NoSuchElementException if there is no such account
    ChainHash find(AccountId account) {
        HashNode part = parts.get(HexFormat.fromHexDigit(digits(account).charAt(depth)));
        if (part != null) {
            return part.find(account);
        }
        return Optional.ofNullable(accounts.get(account)).orElseThrow(NoSuchElementException::new);
    }
}
