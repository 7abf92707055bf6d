package io.tickfold.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.contract.event.Refusal;
import io.tickfold.contract.event.RefusalReason;
import io.tickfold.contract.event.TradeEvent;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.wire.Topics;
import io.tickfold.gateway.AccountHistory;
import io.tickfold.gateway.Events;
import io.tickfold.gateway.GatewayHttpTest;
import io.tickfold.readmodel.query.AccountEvents;
import io.tickfold.readmodel.query.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class EventsTest extends GatewayHttpTest {

    private static final String EVENTS = "/api/v1/events";

    @Autowired private AccountEvents events;

    @Test
    void listsEventsAsTheyAreInTheLog() {
        List<TradeEvent> history = history();
        log.append(history);
        String opened =
                new String(Topics.TRADE_EVENTS.encode(history.get(1)), StandardCharsets.UTF_8);
        assertThat(get(EVENTS + "?limit=1").body())
                .isEqualTo(
                        "{\"events\":[{\"sequence\":1,\"type\":\"tickfold.account-opened.v1\","
                                + "\"data\":"
                                + opened
                                + "}]}");
        assertThat(get(EVENTS + "?after=1&limit=1").body()).contains("\"sequence\":2");
        assertThat(get(EVENTS + "?after=3").body()).isEqualTo("{\"events\":[]}");
    }

    @Test
    void leavesOutWhatHappenedBeforeThereWasAnAccountAndToOthers() {
        log.append(history());
        log.append(new AccountHistory(new AccountId("bob")).opened("1").events());
        assertThat(events.after(Events.ALICE, 0, 10).stream().map(RecordedEvent::sequence))
                .containsExactly(1L, 2L, 3L);
        assertThat(events.lastSequence(Events.ALICE)).isEqualTo(3);
        assertThat(events.lastSequence(new AccountId("nobody"))).isZero();
    }

    /// However many events are asked for, no more are held at a time than this and the last one.
    @Test
    void readsNoMoreThanABoundOfCharacters() {
        log.append(history());
        assertThat(sequences(events.after(Events.ALICE, 0, 10, 1))).containsExactly(1L);
        int length = events.after(Events.ALICE, 0, 1).getFirst().data().length();
        assertThat(sequences(events.after(Events.ALICE, 0, 10, length))).containsExactly(1L);
        assertThat(sequences(events.after(Events.ALICE, 0, 10, length + 1)))
                .containsExactly(1L, 2L);
        assertThat(sequences(events.after(Events.ALICE, 1, 10, 1))).containsExactly(2L);
    }

    private static List<Long> sequences(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::sequence).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "limit=",
                "limit=1&limit=2",
                "limit=-1",
                "limit=1.0",
            })
    void refusesLimitsThatAreNone(String query) {
        assertRefused(
                get(EVENTS + "?" + query),
                400,
                "INVALID_LIMIT",
                "limit must be a whole number from 1 to 1000");
    }

    @Test
    void refusesALimitThatCannotBeDecoded() {
        String answer =
                raw(
                        String.format(
                                        Locale.ROOT,
                                        "GET %s?limit=%%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n",
                                        EVENTS,
                                        TOKEN)
                                + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Refusal-Reason: INVALID_LIMIT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "after=9999999999999999999", "after=", "after=1&after=1"})
    void refusesSequencesThatAreNone(String query) {
        assertRefused(
                get(EVENTS + "?" + query),
                400,
                "INVALID_AFTER",
                "after must be a sequence, 0 or greater");
    }

    @Test
    void endAPageBeforeItIsLongAndLeaveNothingOut() {
        AccountHistory history = new AccountHistory(Events.ALICE).opened("1");
        for (int i = 0; i < 1_500; i++) {
            history.deposits("1");
        }
        log.append(history.events());
        int next = 1;
        int pages = 0;
        while (next <= 1_501) {
            String page = get(EVENTS + "?limit=1000&after=" + (next - 1)).body();
            assertThat(page).hasSizeLessThan(350_000).contains("\"sequence\":" + next + ",");
            Matcher sequence = Pattern.compile("\\{\"sequence\":(\\d+),\"type\"").matcher(page);
            while (sequence.find()) {
                assertThat(sequence.group(1)).isEqualTo(Integer.toString(next));
                next++;
            }
            pages++;
        }
        assertThat(pages).isBetween(2, 6);
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        assertRefused(
                get(EVENTS + "?afer=41"),
                400,
                "UNKNOWN_PARAMETER",
                "Unknown parameter: afer. Known here: after, limit");
    }

    private static List<TradeEvent> history() {
        Refusal unknown = Refusal.of(RefusalReason.UNKNOWN_ACCOUNT);
        Refusal tooLow = Refusal.of(RefusalReason.MARGIN_LEVEL_TOO_LOW);
        return new AccountHistory(Events.ALICE)
                .refusesUnknown(unknown)
                .opened("100")
                .refuses(tooLow)
                .refuses(tooLow)
                .events();
    }
}
