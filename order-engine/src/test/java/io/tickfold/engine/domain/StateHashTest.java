package io.tickfold.engine.domain;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.value.ChainHash;
import io.tickfold.contract.value.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateHashTest {

    private final StateHash hash = new StateHash();

    @Test
    void changesWithEachEventOfAnAccount() {
        assertThat(of(hash, account(1, "10.00"))).isNotEqualTo(of(hash, account(2, "10.00")));
        assertThat(of(hash, account(3, "20.00")))
                .isEqualTo(of(new StateHash(), account(3, "20.00")));
    }

    /// No account has two balances after the same event: that the other one does not show proves
    /// that nobody looked.
    @Test
    void doesNotLookAgainAtAnAccountThatHasNoNewEvent() {
        ChainHash before = of(hash, account(1, "10.00"));

        assertThat(of(hash, account(1, "20.00"))).isEqualTo(before);
        assertThat(of(new StateHash(), account(1, "20.00"))).isNotEqualTo(before);
    }

    private static ChainHash of(StateHash hash, Account account) {
        return hash.of(List.of(account), new KeysInMemory(), START);
    }

    private static Account account(long sequence, String balance) {
        return new Account(ALICE, sequence, Money.of(balance), false, OpenOrders.of(List.of()));
    }
}
