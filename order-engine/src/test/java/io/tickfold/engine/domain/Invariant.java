package io.tickfold.engine.domain;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What must hold whatever happens.
enum Invariant {
    NO_INPUT_BREAKS_THE_FOLD(_ -> Optional.empty()),
    MONEY_IS_CONSERVED_TO_THE_CENT(AccountChecks::moneyIsConserved),
    ALL_EVENTS_MAKE_THE_ACCOUNTS(AccountChecks::eventsMakeAccounts),
    NOBODY_OWES_ANYTHING_WITHOUT_ORDERS(AccountChecks::nobodyOwes),
    NO_ORDER_IS_CLOSED_TWICE(EventChecks::noOrderIsClosedTwice),
    SEQUENCES_HAVE_NO_GAPS(EventChecks::sequencesHaveNoGaps),
    TIME_NEVER_RUNS_BACK(EventChecks::timeNeverRunsBack),
    NO_NUMBER_IS_TOO_LARGE_TO_DECIDE(EventChecks::noCommandIsTooLarge),
    EVERY_COMMAND_IS_ANSWERED(EventChecks::everyCommandIsAnswered),
    EVERY_EVENT_SURVIVES_ITS_ENCODING(EventChecks::everyEventSurvivesItsEncoding),
    NO_INPUT_DOES_MORE_THAN_IT_MAY(WorkChecks::noInputDoesTooMuch),
    NOTHING_IS_KEPT_OF_WORK_THAT_IS_DONE(WorkChecks::nothingIsKeptOfWorkThatIsDone),
    THE_SAME_LOG_GIVES_THE_SAME_BYTES(Comparisons::sameBytesAgain),
    THE_SAME_IS_SKIPPED_AT_ONCE(Comparisons::theSameIsSkipped),
    A_RESTART_CHANGES_NOTHING(WorkChecks::sameBytesAfterRestarts),
    A_TAKEOVER_CHANGES_NOTHING(WorkChecks::sameBytesAfterTakeovers),
    EACH_ACCOUNT_FARES_AS_WITH_THE_NAIVE_BROKER(Comparisons::accountsFareTheSame),
    AT_ONCE_ALL_IS_AS_WITH_THE_NAIVE_BROKER(Comparisons::allIsTheSameAtOnce);

    private final Function<FoldedHistory, Optional<String>> check;

    Invariant(Function<FoldedHistory, Optional<String>> check) {
        this.check = check;
    }

    /// How the engine breaks it on a history that it could fold, if it does.
    Optional<String> violation(FoldedHistory folded) {
        try {
            return check.apply(folded);
        } catch (RuntimeException fault) {
            return Optional.of(trace(fault));
        }
    }

    /// How the engine breaks it on a history, if it does.
    Optional<String> violation(List<Entry> history) {
        FoldedHistory folded;
        try {
            folded = FoldedHistory.of(history);
        } catch (RuntimeException fault) {
            return this == NO_INPUT_BREAKS_THE_FOLD ? Optional.of(trace(fault)) : Optional.empty();
        }
        return violation(folded);
    }

    private static String trace(RuntimeException fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
