package io.tickfold.gateway.operator;

/// Forgets keys where another memory fails or is too slow, so that no halt waits for it.
record ForgetfulHaltMemory(HaltMemory memory, BriefTask tasks) implements HaltMemory {

    private static final String VAIN = "the key of a halt cannot be remembered";

    @Override
    public Earlier begin(Key key, String asked) {
        return tasks.run(VAIN, () -> memory.begin(key, asked)).orElse(Earlier.NOT_SENT);
    }

    @Override
    public void sent(Key key, String asked) {
        var _ =
                tasks.run(
                        VAIN,
                        () -> {
                            memory.sent(key, asked);
                            return true;
                        });
    }
}
