package io.tickfold.engine;

import io.tickfold.engine.cluster.EngineStartException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says in one sentence why the engine must not start, instead of in a stack trace.
class EngineStartFailureAnalyzer extends AbstractFailureAnalyzer<EngineStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, EngineStartException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
