package io.tickfold.gateway.market;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.tickfold.gateway.web.Answer;
import io.tickfold.gateway.web.GatewayRefusal;
import io.tickfold.gateway.web.IsoTime;
import io.tickfold.gateway.web.RefusedException;
import io.tickfold.readmodel.candle.Candle;
import io.tickfold.readmodel.candle.Candles;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;

/// What was traded, in candles, for everybody.
@Controller
final class CandleController implements MarketApi.CandleReads {

    private static final Logger log = LoggerFactory.getLogger(CandleController.class);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, UTF_8);

    private static final Set<GatewayRefusal> IN_WORDS =
            Set.of(GatewayRefusal.MISSING_QUERY_PARAMETERS, GatewayRefusal.INVALID_INTERVAL);

    private final Candles candles;
    private final InstantSource time;

    CandleController(Candles candles, InstantSource time) {
        this.candles = candles;
        this.time = time;
    }

    /// The body of the answer.
    ///
    /// @param dbSymbol the same as the symbol
    @Schema(name = "Candles")
    record CandlesBody(
            String symbol,
            String dbSymbol,
            String interval,
            String from,
            String to,
            int count,
            List<CandleBody> data) {}

    /// One candle of it.
    ///
    /// @param gap true if trades of it are known to be missing, and else absent
    @Schema(name = "Candle")
    record CandleBody(
            String time,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            long trade_count,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean gap) {

        static CandleBody of(Candle candle) {
            return new CandleBody(
                    IsoTime.of(candle.time()),
                    candle.open(),
                    candle.high(),
                    candle.low(),
                    candle.close(),
                    candle.volume(),
                    candle.trades(),
                    candle.isIncomplete() ? true : null);
        }
    }

    @Override
    @GetMapping("/api/v1/candles")
    public Answer candles(HttpServletRequest request) {
        Instant now = time.instant();
        CandleRequest wanted = CandleRequest.of(request, now);
        List<Candle> found =
                candles.find(wanted.symbol(), wanted.interval(), wanted.from(), wanted.to());
        return Answer.ok(body(wanted, found));
    }

    private static CandlesBody body(CandleRequest wanted, List<Candle> found) {
        return new CandlesBody(
                wanted.symbol().value(),
                wanted.symbol().value(),
                wanted.interval().toString(),
                IsoTime.of(wanted.from()),
                IsoTime.of(wanted.to()),
                found.size(),
                found.stream().map(CandleBody::of).toList());
    }

    /// The published errors of this endpoint are plain text, and its others are not.
    @ExceptionHandler
    Object refused(RefusedException refused) {
        Answer answer = refused.answer();
        String reason = answer.headers().getOrDefault(Answer.REFUSAL_REASON, "");
        return IN_WORDS.stream()
                .filter(each -> each.name().equals(reason))
                .findFirst()
                .<Object>map(CandleController::inWords)
                .orElse(answer);
    }

    private static ResponseEntity<String> inWords(GatewayRefusal refusal) {
        return ResponseEntity.badRequest()
                .header(Answer.REFUSAL_REASON, refusal.name())
                .contentType(TEXT)
                .body(refusal.error());
    }

    @ExceptionHandler
    Answer databaseIsAway(DataAccessResourceFailureException failure) {
        log.warn("candles cannot be read: {}", failure.getClass().getSimpleName());
        return GatewayRefusal.READ_MODEL_BEHIND.answer().retryAfter(1);
    }
}
