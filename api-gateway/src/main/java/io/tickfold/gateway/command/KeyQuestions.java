package io.tickfold.gateway.command;

import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// When this gateway was first asked what came of a command whose id does not say when it was made.
///
/// It remembers a bounded number of commands, per account and in all, and only while questions
/// continue. A forgotten command counts as asked for the first time, which delays an answer and
/// never brings it forward.
@Component
public final class KeyQuestions {

    private static final int ACCOUNTS = 1_000;
    private static final int OF_AN_ACCOUNT = 100;
    private static final Duration MEMORY = Duration.ofMinutes(5);

    private final InstantSource time;
    private final Map<AccountId, Map<CommandId, Question>> questions = new Recent<>(ACCOUNTS);

    private record Question(Instant first, Instant last) {}

    /// Forgets what was not used for the longest time.
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final float LOAD = 0.75f;
        private final int most;

        Recent(int most) {
            super(0, LOAD, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }

    public KeyQuestions(InstantSource time) {
        this.time = time;
    }

    /// Notes that a command is asked for, and says since when it has been.
    public synchronized Instant firstAsked(AccountId account, CommandId command) {
        Instant now = time.instant();
        Question question =
                questions
                        .computeIfAbsent(account, _ -> new Recent<>(OF_AN_ACCOUNT))
                        .compute(command, (_, before) -> asked(before, now));
        return question.first();
    }

    private static Question asked(@Nullable Question before, Instant now) {
        return before == null || before.last().isBefore(now.minus(MEMORY))
                ? new Question(now, now)
                : new Question(before.first(), now);
    }

    /// Notes that there is another attempt, which earlier questions did not include.
    public synchronized void forget(AccountId account, CommandId command) {
        Map<CommandId, Question> asked = questions.get(account);
        if (asked != null) {
            asked.remove(command);
        }
    }
}
