package io.tickfold.audit;

import static io.tickfold.engine.domain.Inputs.ALICE;
import static io.tickfold.engine.domain.Inputs.BOB;
import static io.tickfold.engine.domain.Inputs.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickfold.audit.cli.ExitCode;
import io.tickfold.contract.input.AdjustBalance;
import io.tickfold.contract.input.CloseOrder;
import io.tickfold.contract.input.OpenAccount;
import io.tickfold.contract.value.AdjustmentReason;
import io.tickfold.contract.value.Money;
import io.tickfold.contract.value.OrderId;
import io.tickfold.contract.value.Quantity;
import io.tickfold.engine.domain.Inputs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands, on the export of a short history.
class CommandsTest {

    /// Stands for the id of the order, which is a hash.
    private static final String NAMED = "ord_0000000000000001";

    @TempDir private Path directory;
    private String file = "";
    private String order = "";

    @BeforeEach
    void writeHistory() throws IOException {
        TradingLog log = new TradingLog();
        log.command(new OpenAccount(log.header(ALICE), Money.of("1000")));
        log.command(new OpenAccount(log.header(BOB), Money.of("2500.5")));
        log.pass(Duration.ofSeconds(1));
        log.tick(BTC, "42785.00", "43215.00");
        log.pass(Duration.ofMillis(250));
        log.command(Inputs.order().takeProfit("45000").with(log.header(ALICE)));
        OrderId id = log.account(ALICE).orElseThrow().orders().iterator().next().id();
        order = id.value();
        log.pass(Duration.ofSeconds(1));
        log.command(new CloseOrder(log.header(ALICE), id, Optional.of(Quantity.of("0.04"))));
        log.command(
                new AdjustBalance(
                        log.header(BOB), Money.of("-0.5"), new AdjustmentReason("=1+1, \"fee\"")));
        log.command(new CloseOrder(log.header(BOB), id, Optional.empty()));
        log.checkpoint(BOB);
        file = log.export(directory.resolve("log.jsonl")).toString();
    }

    private String output(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--file", file));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.FINE);
        return run.output().replace(order, NAMED);
    }

    @Test
    void accountShowsWhatThereIsToday() {
        assertThat(output("account", "alice"))
                .isEqualTo(
                        """
                        Account alice after its event 3, order-reduced at 2026-01-05T12:00:02.250Z

                          Balance                723.51 USD
                          Margin used            259.29 USD
                          Margin call   none
                          Last event    offset 2 of partition 1
                          Chain hash    89bd253bf9549aef154affd56bd4ef362bd044b0c986b81c3f1f34a084a1dd9a

                        Open order            Symbol   Side  Quantity  Open price  Leverage  Margin  Take profit  Stop loss
                        ord_0000000000000001  BTCUSDT  BUY       0.06   43,215.00        10  259.29    45,000.00
                        """);
    }

    @Test
    void accountShowsWhatThereWasAtATime() {
        assertThat(output("account", "alice", "--at", "2026-01-05T12:00:01.249Z"))
                .isEqualTo(
                        """
                        Account alice after its event 1, account-opened at 2026-01-05T12:00:00Z

                          Balance              1,000.00 USD
                          Margin used              0.00 USD
                          Margin call   none
                          Last event    offset 0 of partition 1
                          Chain hash    dac17d2509153576153a790ba715aa0fc6213f299c8699c930daa4bb9ee8acec

                        No open orders
                        """);
    }

    @Test
    void anEmptyDirectoryIsNotTheCurrentOne() {
        CommandRun run = CommandRun.of("balances", "--data", "");
        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .isEqualTo("tickfold: --data names no directory; ./data is the usual one\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account alice", "balances"})
    void aMomentThatHasNotComeIsSaidToBeInTheFuture(String command) {
        List<String> all = new ArrayList<>(List.of(command.split(" ", -1)));
        all.addAll(List.of("--file", file));
        CommandRun now = CommandRun.of(all.toArray(String[]::new));
        all.addAll(List.of("--at", "9999-01-01"));
        CommandRun later = CommandRun.of(all.toArray(String[]::new));
        assertThat(later.errors())
                .isEqualTo(
                        "tickfold: 9999-01-01T00:00:00Z is in the future; what follows is as of"
                                + " now\n");
        assertThat(later.output()).isEqualTo(now.output());
        assertThat(later.exitCode()).isEqualTo(ExitCode.FINE);
    }

    @Test
    void accountShowsWhatThereWasAfterAnEvent() {
        assertThat(output("account", "alice", "--sequence", "2", "--json"))
                .isEqualTo(
                        """
                        {"accountId":"alice","balance":"567.85","marginUsed":"432.15",\
                        "marginCalled":false,"sequence":2,"lastEvent":{"type":"order-opened",\
                        "at":"2026-01-05T12:00:01.250Z","partition":1,"offset":1,"chainHash":\
                        "fcf37dc45c0d1f4c2985497904fdf2c721e3fa08f9ed5d21d94d6c6c5a6b6019"},\
                        "openOrders":[{"orderId":"ord_0000000000000001","symbol":"BTCUSDT",\
                        "side":"buy","quantity":"0.1","leverage":10,"openPrice":"43215.00",\
                        "margin":"432.15","takeProfit":"45000.00"}]}
                        """);
    }

    @Test
    void balancesShowsAllAccountsAndTheirSum() {
        assertThat(output("balances"))
                .isEqualTo(
                        """
                        Account     Balance USD  Margin used  Open orders  Events
                        alice            723.51       259.29            1       3
                        bob            2,500.00         0.00            0       3
                        2 accounts     3,223.51       259.29            1
                        """);
        assertThat(output("balances", "--at", "2026-01-05T12:00", "--json"))
                .endsWith(
                        """
                        "sum":{"accounts":2,"balance":"3500.50","marginUsed":"0.00",\
                        "openOrders":0}}
                        """);
    }

    @Test
    void tailShowsEachEventInALine() {
        assertThat(output("tail"))
                .isEqualTo(
                        """
                        2026-01-05T12:00:00Z      bob #1  account opened; balance 2,500.50
                        2026-01-05T12:00:02.250Z  bob #2  balance adjusted by -0.50: =1+1, "fee"; \
                        balance 2,500.00
                        2026-01-05T12:00:02.250Z  bob #3  close order refused: ORDER_NOT_FOUND; \
                        balance 2,500.00
                        2026-01-05T12:00:02.250Z  -  checkpoint after input 4: 1 symbols quoted, \
                        state 000000000000…
                        2026-01-05T12:00:00Z      alice #1  account opened; balance 1,000.00
                        2026-01-05T12:00:01.250Z  alice #2  ord_0000000000000001 opened: \
                        buy 0.1 BTCUSDT at 43,215.00, leverage 10, margin 432.15, \
                        take profit 45,000.00; balance 567.85
                        2026-01-05T12:00:02.250Z  alice #3  ord_0000000000000001 reduced: \
                        buy 0.04 BTCUSDT closed at 42,785.00, profit -17.20, 0.06 left; \
                        balance 723.51
                        """);
    }

    @Test
    void tailShowsWhatIsAskedFor() {
        assertThat(output("tail", "--account", "bob").lines()).hasSize(3);
        assertThat(output("tail", "--order", order).lines()).hasSize(2);
        assertThat(output("tail", "--type", "checkpoint,account-opened").lines()).hasSize(3);
        assertThat(output("tail", "--limit", "2").lines()).hasSize(2);
        assertThat(output("tail", "--type", "balance-adjusted", "--json"))
                .startsWith(
                        """
                        {"partition":0,"offset":1,"type":"balance-adjusted","event":{\
                        "accountId":"bob","sequence":2,\
                        """);
    }

    @Test
    void csvHasALinePerEvent() throws IOException {
        assertThat(exported("csv").replace(order, NAMED).replace("\r\n", "\n"))
                .isEqualTo(
                        """
                        partition,offset,input_offset,time,account,sequence,type,order,symbol,side,\
                        quantity,leverage,open_price,price,margin,profit,amount,balance,reason,\
                        details,command,command_id
                        0,0,1,2026-01-05T12:00:00Z,bob,1,account-opened,,,,,,,,,,,2500.50,,,,c1
                        0,1,3,2026-01-05T12:00:02.250Z,bob,2,balance-adjusted,,,,,,,,,,-0.50,2500.00,\
                        "'=1+1, ""fee\""",,,c4
                        0,2,4,2026-01-05T12:00:02.250Z,bob,3,command-refused,,,,,,,,,,,2500.00,\
                        ORDER_NOT_FOUND,,close-order,c5
                        0,3,4,2026-01-05T12:00:02.250Z,,,checkpoint,,,,,,,,,,,,,,,
                        1,0,1,2026-01-05T12:00:00Z,alice,1,account-opened,,,,,,,,,,,1000.00,,,,c0
                        1,1,3,2026-01-05T12:00:01.250Z,alice,2,order-opened,ord_0000000000000001,\
                        BTCUSDT,buy,0.1,10,43215.00,43215.00,432.15,,,567.85,,,,c2
                        1,2,4,2026-01-05T12:00:02.250Z,alice,3,order-reduced,ord_0000000000000001,\
                        BTCUSDT,buy,0.04,10,43215.00,42785.00,172.86,-17.20,,723.51,,,,c3
                        """);
    }

    private String exported(String format, String... more) throws IOException {
        Path target = directory.resolve("exported");
        List<String> arguments =
                new ArrayList<>(
                        List.of("export", "--format", format, "--output", target.toString()));
        arguments.addAll(List.of(more));
        output(arguments.toArray(String[]::new));
        return Files.readString(target);
    }

    @Test
    void anExportOfAnExportIsTheSameButForItsHeader() throws IOException {
        assertThat(exported("jsonl").lines().skip(1))
                .containsExactlyElementsOf(
                        Files.readString(Path.of(file)).lines().skip(1).toList());
    }

    @Test
    void anExportOfSomeRecordsSaysSo() throws IOException {
        String some = exported("jsonl", "--account", "bob", "--from", "2026-01-05T12:00:01Z");
        assertThat(some.lines().findFirst().orElseThrow()).endsWith("\"filtered\":true}");
        assertThat(some.lines().filter(line -> line.startsWith("{\"log\""))).hasSize(4);
    }

    @Test
    void anExportWithoutTheBeginningOfAnAccountSaysSo() throws IOException {
        exported("jsonl", "--from", "2026-01-05T12:00:01Z");
        String some = directory.resolve("exported").toString();
        String why = "tickfold: records were left out of this export on purpose";
        assertFails(ExitCode.NO_LOG, why, "balances", "--file", some);
        assertFails(ExitCode.NO_LOG, why, "account", "alice", "--file", some);
    }

    @Test
    void anExportTellsItsHash() throws Exception {
        Path target = directory.resolve("exported");
        String result = output("export", "--json", "--output", target.toString());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(target));
        assertThat(result)
                .contains(
                        String.format(
                                Locale.ROOT, "\"sha256\":\"%s\"", HexFormat.of().formatHex(hash)));
    }

    private static void assertFails(int exitCode, String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors()).contains(message).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "balances", "account alice", "explain ORDER"})
    void anAnswerThatCannotBeWrittenIsAFailure(String command) {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        String line = command.replace("ORDER", order) + " --file " + file;
        CommandRun run = CommandRun.on(full, line.split(" ", -1));
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.errors()).contains("cannot be written");
    }

    @Test
    void aFailureHasACodeAndAReason() throws IOException {
        assertFails(
                ExitCode.NOTHING_FOUND,
                "tickfold: there is no account carol\n",
                "account",
                "carol",
                "--file",
                file);
        assertFails(
                ExitCode.NOTHING_FOUND,
                "tickfold: account bob has no event 9\n",
                "account",
                "bob",
                "--sequence=9",
                "--file",
                file);
        assertFails(
                ExitCode.NO_LOG, "tickfold: there is no file none\n", "balances", "--file=none");
        assertFails(
                ExitCode.NO_LOG,
                "tickfold: there is no data in " + directory,
                "balances",
                "--data=" + directory);
        assertFails(ExitCode.USAGE, "is no id of an account", "account", "a/b", "--file", file);
        assertFails(ExitCode.USAGE, "is no time such as", "balances", "--at=now", "--file", file);
        assertFails(ExitCode.USAGE, "mutually exclusive", "balances", "--data=a", "--file=b");
        assertFails(ExitCode.USAGE, "Missing required subcommand");
        String broken = Files.readString(Path.of(file)).replace("\"offset\":3,", "\"offset\":x,");
        Path copy = Files.writeString(directory.resolve("broken"), broken);
        assertFails(
                ExitCode.FAILED,
                "there is no number where one must stand\n",
                "balances",
                "--file=" + copy);
    }
}
