package io.tickfold.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.Command;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.Money;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.ScriptedEngine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountOpeningEngineTest {

    private static final Money BALANCE = Money.of("10000");
    private static final TradeEvent UNKNOWN = Events.refused(RefusalReason.UNKNOWN_ACCOUNT);

    private final CommandHeaders headers = new CommandHeaders(InstantSource.system());
    private final ScriptedEngine script = new ScriptedEngine();
    private final Engine engine = new AccountOpeningEngine(script, headers, BALANCE);
    private final Command command =
            new CloseOrder(headers.next(Events.ALICE), Events.ORDER, Optional.empty());

    @Test
    void opensAnUnknownAccountAndThenTriesOnceMore() {
        script.answers(UNKNOWN);
        script.answers(Events.accountOpened());
        script.answers(Events.opened());
        assertThat(carryOut()).isEqualTo(ScriptedEngine.replied(Events.opened()));
        assertThat(script.commands()).hasSize(3).first().isEqualTo(command);
        assertThat(script.commands().getLast()).isEqualTo(command);
        OpenAccount opening = (OpenAccount) script.commands().get(1);
        assertThat(opening.openingBalance()).isEqualTo(BALANCE);
        assertThat(opening.header().accountId()).isEqualTo(Events.ALICE);
        assertThat(opening.header().commandId()).isNotEqualTo(command.header().commandId());
    }

    @Test
    void triesOnceMoreIfSomebodyElseHasOpenedTheAccount() {
        script.answers(UNKNOWN);
        script.answers(Events.refused(RefusalReason.ACCOUNT_EXISTS));
        script.answers(Events.opened());
        assertThat(carryOut()).isEqualTo(ScriptedEngine.replied(Events.opened()));
    }

    @Test
    void leavesEveryOtherOutcomeAlone() {
        script.answers(new AttemptResult.Unknown());
        assertThat(carryOut()).isEqualTo(new AttemptResult.Unknown());
        script.answers(Events.refused(RefusalReason.ORDER_NOT_FOUND));
        assertThat(carryOut())
                .isEqualTo(ScriptedEngine.replied(Events.refused(RefusalReason.ORDER_NOT_FOUND)));
        assertThat(script.commands()).hasSize(2);
    }

    @Test
    void doesNotOpenTwice() {
        script.answers(UNKNOWN);
        script.answers(Events.accountOpened());
        script.answers(UNKNOWN);
        assertThat(carryOut()).isEqualTo(ScriptedEngine.replied(UNKNOWN));
    }

    @Test
    void isTurnedAwayIfTheAccountIs() {
        script.answers(UNKNOWN);
        script.answers(new AttemptResult.TurnedAway());
        assertThat(carryOut()).isEqualTo(new AttemptResult.TurnedAway());
        assertThat(script.commands()).hasSize(2);
    }

    @Test
    void countsTheCommandAsNotSentIfNobodyKnowsWhetherTheAccountIsOpen() {
        script.answers(UNKNOWN);
        script.answers(new AttemptResult.Unknown());
        assertThat(carryOut()).isEqualTo(new AttemptResult.NotSent());
        script.answers(UNKNOWN);
        script.answers(new AttemptResult.Unreadable());
        assertThat(carryOut()).isEqualTo(new AttemptResult.NotSent());
    }

    @Test
    void passesOnWhyTheAccountCannotBeOpened() {
        script.answers(UNKNOWN);
        script.answers(Events.refused(RefusalReason.INTERNAL_ERROR));
        assertThat(carryOut())
                .isEqualTo(ScriptedEngine.replied(Events.refused(RefusalReason.INTERNAL_ERROR)));
    }

    private AttemptResult carryOut() {
        return engine.carryOut(command, Deadline.in(Duration.ofSeconds(1)));
    }
}
