package io.tickfold.gateway.market;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Wires what anybody may read of the market.
@Configuration(proxyBeanMethods = false)
public class MarketReadsConfiguration {

    @Bean
    PriceController gatewayPriceController(LivePrices prices) {
        return new PriceController(prices);
    }

    @Bean
    InstrumentController gatewayInstrumentController(KnownRules rules) {
        return new InstrumentController(rules);
    }

    @Bean
    AssetController gatewayAssetController() {
        return new AssetController();
    }
}
