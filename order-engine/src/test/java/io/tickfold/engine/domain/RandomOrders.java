package io.tickfold.engine.domain;

import io.tickfold.contract.event.OrderTerms;
import io.tickfold.contract.input.CommandHeader;
import io.tickfold.contract.input.Instrument;
import io.tickfold.contract.input.OpenOrder;
import io.tickfold.contract.input.SlippageLimit;
import io.tickfold.contract.value.AccountId;
import io.tickfold.contract.value.ClientOrderId;
import io.tickfold.contract.value.Leverage;
import io.tickfold.contract.value.Percent;
import io.tickfold.contract.value.Price;
import io.tickfold.contract.value.ProtectiveLevels;
import io.tickfold.contract.value.Quantity;
import io.tickfold.contract.value.Quote;
import io.tickfold.contract.value.RequestedText;
import io.tickfold.contract.value.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/// Orders that accounts want to open: small ones, all that they can afford, and hedges.
final class RandomOrders {

    private final Dice dice;
    private final Books books;
    private final RandomRules rules;
    private final RandomMarket market;

    RandomOrders(Dice dice, Books books, RandomRules rules, RandomMarket market) {
        this.dice = dice;
        this.books = books;
        this.rules = rules;
        this.market = market;
    }

    OpenOrder open(CommandHeader header) {
        Optional<OrderTerms> hedged =
                books.order(header.accountId(), dice).filter(_ -> dice.permille(200));
        Listing listing =
                hedged.map(o -> market.of(o.symbol().value()).orElseThrow())
                        .orElseGet(market::tradable);
        Side side = hedged.map(o -> other(o.side())).orElse(dice.oneOf(Side.BUY, Side.SELL));
        Leverage leverage = leverage(listing);
        return new OpenOrder(
                header,
                new RequestedText(dice.permille(10) ? "XYZ" : listing.symbol().value()),
                new RequestedText(dice.permille(5) ? "hold" : side.toString()),
                hedged.map(OrderTerms::quantity)
                        .orElseGet(() -> quantity(header, listing, leverage)),
                leverage,
                levels(listing, side),
                dice.permille(150) ? Optional.of(slippage(listing)) : Optional.empty(),
                dice.permille(100) ? Optional.of(new ClientOrderId("mine")) : Optional.empty());
    }

    /// A small order like another account's, with the same levels.
    OpenOrder like(OpenOrder leader, CommandHeader header) {
        Listing listing = market.of(leader.symbol().value()).orElseGet(market::listing);
        return new OpenOrder(
                header,
                new RequestedText(listing.symbol().value()),
                leader.side(),
                quantity(header, listing, leader.leverage()),
                leader.leverage(),
                leader.levels(),
                Optional.empty(),
                Optional.empty());
    }

    private static Side other(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }

    private Leverage leverage(Listing listing) {
        int maximum = rules.of(listing.instrument()).maxLeverage().value();
        return new Leverage(
                dice.permille(10) ? maximum + 1 : dice.oneOf(1, 7, 10, 20, maximum, maximum));
    }

    private Quantity quantity(CommandHeader header, Listing listing, Leverage leverage) {
        Instrument instrument = rules.of(listing.instrument());
        BigDecimal step = instrument.quantityStep().value();
        BigDecimal least = instrument.minQuantity().value();
        BigDecimal most = instrument.maxQuantity().value();
        if (dice.permille(20)) {
            BigDecimal offStep = least.add(step.movePointLeft(1));
            return new Quantity(dice.oneOf(offStep, least, most, most.add(step)));
        }
        Price price = listing.quote(instrument.priceStep()).ask();
        BigDecimal affordable =
                margin(header.accountId())
                        .multiply(BigDecimal.valueOf(leverage.value()))
                        .divide(price.value(), MathContext.DECIMAL64);
        return new Quantity(RandomCommands.stepped(affordable, step).max(least).min(most));
    }

    /// Accounts whose names end in an even digit prefer many small orders.
    private BigDecimal margin(AccountId account) {
        return books.balance(account)
                .value()
                .multiply(isEven(account) ? dice.share(20, 500) : dice.share(2_000, 10_500))
                .max(BigDecimal.ONE);
    }

    private static boolean isEven(AccountId account) {
        String name = account.value();
        return name.charAt(name.length() - 1) % 2 == 0;
    }

    private ProtectiveLevels levels(Listing listing, Side side) {
        return new ProtectiveLevels(
                dice.toss() ? Optional.of(level(listing, side, true)) : Optional.empty(),
                dice.toss() ? Optional.of(level(listing, side, false)) : Optional.empty());
    }

    /// A level near the market, rarely on its wrong side or off its step.
    Price level(Listing listing, Side side, boolean takeProfit) {
        BigDecimal step = market.step(listing).value();
        Quote quote = listing.quote(market.step(listing));
        boolean above = (side == Side.BUY) == takeProfit;
        BigDecimal anchor = (above ? quote.ask() : quote.bid()).value();
        BigDecimal distance =
                switch (dice.weighted(10, 50, 36, 4)) {
                    case 0 -> step;
                    case 1 -> near(anchor, step, 100);
                    case 2 -> near(anchor, step, 1_000);
                    default -> near(anchor, step, 20).negate();
                };
        BigDecimal level = above ? anchor.add(distance) : anchor.subtract(distance);
        BigDecimal onStep = level.max(step);
        return new Price(dice.permille(10) ? onStep.add(step.movePointLeft(1)) : onStep);
    }

    /// Whole steps, up to so many ten-thousandths of a price.
    private BigDecimal near(BigDecimal price, BigDecimal step, int most) {
        return RandomCommands.stepped(price.multiply(dice.share(0, most)), step);
    }

    private SlippageLimit slippage(Listing listing) {
        Price step = market.step(listing);
        BigDecimal expected =
                listing.quote(step)
                        .ask()
                        .value()
                        .add(step.value().multiply(BigDecimal.valueOf(dice.between(-5, 5))));
        return new SlippageLimit(
                Percent.of(dice.oneOf("0", "0.01", "0.5", "5")),
                dice.permille(20)
                        ? Optional.empty()
                        : Optional.of(new Price(expected.max(step.value()))));
    }
}
