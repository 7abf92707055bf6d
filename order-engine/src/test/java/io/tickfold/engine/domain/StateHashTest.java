package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateHashTest {

    private static final int MANY = 3_000;

    private final AccountTree tree = new AccountTree();

    @Test
    void changesWithEachEventOfAnAccount() {
        tree.note(account(7, 1, "10.00"));
        ChainHash before = tree.hash();
        tree.note(account(7, 2, "10.00"));

        assertThat(tree.hash()).isNotEqualTo(before);
    }

    @Test
    void isTheSameHoweverTheAccountsCameToBe() {
        List<Account> accounts =
                new ArrayList<>(
                        IntStream.range(0, MANY).mapToObj(i -> account(i, 2, "10.00")).toList());
        IntStream.range(0, MANY).forEach(i -> tree.note(account(i, 1, "5.00")));
        tree.hashAll();
        accounts.forEach(tree::note);
        Collections.shuffle(accounts, new Random(1));
        AccountTree other = new AccountTree();
        accounts.forEach(each -> {
            other.note(each);
            other.catchUp();
        });

        assertThat(other.hash()).isEqualTo(tree.hash());
    }

    @Test
    void findsOneAccountAmongMany() {
        IntStream.range(0, MANY).forEach(i -> tree.note(account(i, 1, "5.00")));
        ChainHash before = tree.hash();

        tree.note(account(1_234, 1, "5.01"));
        assertThat(tree.hash()).isNotEqualTo(before);
        tree.note(account(1_234, 1, "5.00"));
        assertThat(tree.hash()).isEqualTo(before);
        assertThat(tree.hash(account(17, 1, "5.00").id()))
                .isEqualTo(StateHash.of(account(17, 1, "5.00")));
    }

    @Test
    void leavesLittleToBeHashedAtACheckpoint() {
        for (int i = 0; i < MANY; i++) {
            tree.note(account(i, 1, "5.00"));
            tree.catchUp();
            assertThat(tree.left()).isLessThanOrEqualTo(2_500);
        }
    }

    /// A text of all accounts would have more characters than a text can have.
    @Test
    void hashesByOlderRulesWhateverTheSize() {
        String large = "x".repeat(1 << 20);

        assertThat(ChainHash.ofTexts(Collections.nCopies(2_100, large).stream())).isNotNull();
    }

    @Test
    void ofOlderRulesIsThatOfAllAccountsAndKeys() {
        Account account = account(1, 1, "5.00");
        tree.note(account);

        assertThat(StateHash.before3(List.of(account), tree, new KeysInMemory(), START))
                .isEqualTo(
                        ChainHash.ofText("account-1 " + ChainHash.ofText("1 5.00 false\n") + "\n"));
    }

    /// Those of the accounts and of the keys are kept as they change.
    @Test
    void fromVersion3OnIsThatOfTwoHashesThatAreThere() {
        PartitionFold fold = new PartitionFold(0, 1);
        fold.restore(account(1, 1, "5.00"));
        tree.note(account(1, 1, "5.00"));
        ChainHash ofNoKeys = ChainHash.ofTexts(Stream.of());

        assertThat(fold.stateHash(START, 3))
                .isEqualTo(StateHash.of(tree.hash(), ofNoKeys))
                .isNotEqualTo(fold.stateHash(START, 2));
    }

    private static Account account(int number, long sequence, String balance) {
        return new Account(
                new AccountId("account-" + number),
                sequence,
                Money.of(balance),
                false,
                OpenOrders.NONE);
    }
}
