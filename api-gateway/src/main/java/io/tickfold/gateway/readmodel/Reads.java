package io.tickfold.gateway.readmodel;

import io.tickfold.contract.value.AccountId;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.RequestValues;
import io.tickfold.readmodel.log.LogPosition;
import io.tickfold.readmodel.query.AccountSnapshot;
import io.tickfold.readmodel.query.AllAccounts;
import io.tickfold.readmodel.query.ReadModel;
import io.tickfold.readmodel.query.ReadModel.View;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/// Answers GET requests from the read model: heeds `Min-Position` and says the `Position`.
@Component
public final class Reads {

    private final ReadModel readModel;

    Reads(ReadModel readModel) {
        this.readModel = readModel;
    }

    /// Queries the account, and makes an answer of what was found.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if the request names no proper position
    /// @throws io.tickfold.readmodel.query.ReadRefusedException as the read model does
    public <T> Answer answer(
            HttpServletRequest request,
            AccountId account,
            Function<AccountSnapshot, T> query,
            Function<T, Answer> answer) {
        View<T> view = readModel.read(account, minPosition(request), query);
        return mark(view, answer.apply(view.result()));
    }

    /// Queries all accounts, as they are.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if the request names no proper position
    /// @throws io.tickfold.readmodel.query.ReadRefusedException as the read model does
    public <T> T ofAll(HttpServletRequest request, Function<AllAccounts, T> query) {
        return readModel.readAll(minPosition(request), query);
    }

    /// The account that a path names.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if no account can have this id
    public static AccountId account(String id) {
        try {
            return new AccountId(id);
        } catch (IllegalArgumentException _) {
            throw GatewayRefusal.USER_NOT_FOUND.exception();
        }
    }

    /// The `Position` of an earlier answer that the client wants to see at least, if it names one.
    ///
    /// @throws io.tickfold.gateway.web.RefusedException if it names several, or something else
    public static Optional<LogPosition> minPosition(HttpServletRequest request) {
        GatewayRefusal refusal = GatewayRefusal.INVALID_MIN_POSITION;
        return RequestValues.header(request, "Min-Position", refusal)
                .map(text -> LogPosition.parse(text).orElseThrow(refusal::exception));
    }

    /// The answer that says how far the log had been read for it.
    public static Answer mark(View<?> view, Answer answer) {
        LogPosition position = view.position();
        return position.offset() < 0 ? answer : answer.with(Answer.POSITION, position.toString());
    }
}
