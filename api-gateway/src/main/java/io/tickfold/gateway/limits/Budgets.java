package io.tickfold.gateway.limits;

/// One client's budgets.
interface Budgets {

    Budget reads();

    Budget writes();

    Budget closes();

    default Budget of(Traffic traffic) {
        return switch (traffic) {
            case READS -> reads();
            case WRITES -> writes();
            case CLOSES -> closes();
        };
    }
}
