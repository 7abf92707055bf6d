#!/usr/bin/env python3
"""Prints the balance of every account, summed from Tickfold's events, as JSON.

    balances.py --bootstrap-servers 127.0.0.1:9092    reads trade-events, once, to its end
    balances.py < export.jsonl                        reads the lines of an export

Reading Kafka takes confluent-kafka (Debian: python3-confluent-kafka), an export nothing but
Python 3.9. It checks each account's sequence, its chain of hashes, and that the sums are the
balances that the events state; it ends with 1, naming the record, if something is wrong.
docs/events.md is all that one has to know to write it.
"""

import argparse
import hashlib
import json
import sys
from decimal import Decimal

TOPIC = "trade-events"
NO_HASH = bytes(32)


class Broken(Exception):
    """What is wrong with the log, and where."""


def money(event, *fields):
    return sum((Decimal(event[field]) for field in fields), Decimal(0))


# By how much an event changes the balance. Types that are not here are passed over.
CHANGES = {
    "tickfold.account-opened.v1": lambda event: money(event, "balance"),
    "tickfold.funds-deposited.v1": lambda event: money(event, "amount"),
    "tickfold.funds-withdrawn.v1": lambda event: -money(event, "amount"),
    "tickfold.balance-adjusted.v1": lambda event: money(event, "amount"),
    "tickfold.order-opened.v1": lambda event: -money(event, "margin"),
    "tickfold.order-amended.v1": lambda event: Decimal(0),
    "tickfold.order-reduced.v1": lambda event: money(event, "releasedMargin", "profit"),
    "tickfold.order-closed.v1": lambda event: money(event, "margin", "profit"),
    "tickfold.close-all-completed.v1": lambda event: Decimal(0),
    "tickfold.margin-called.v1": lambda event: Decimal(0),
    "tickfold.margin-call-ended.v1": lambda event: Decimal(0),
    "tickfold.negative-balance-cleared.v1": lambda event: money(event, "amount"),
    "tickfold.command-refused.v1": lambda event: Decimal(0),
    "tickfold.command-repeated.v1": lambda event: Decimal(0),
}


class Account:
    def __init__(self):
        self.sequence = 0
        self.balance = Decimal("0.00")
        self.hash = NO_HASH


def chained(before, event_type, value):
    name = event_type.encode("utf-8")
    return hashlib.sha256(before + len(name).to_bytes(4, "big") + name + value).digest()


def require(holds, what):
    if not holds:
        raise Broken(what)


def take(accounts, key, headers, value):
    """Checks one record and adds it to its account."""
    if key is None:
        return  # a checkpoint: no event of an account
    event_type = headers["ce_type"]
    event = json.loads(value)
    is_of_nobody = event["sequence"] == 0  # refused: there is no such account
    account = Account() if is_of_nobody else accounts.get(key, Account())
    require(
        is_of_nobody or event["sequence"] == account.sequence + 1, "an event is missing before it"
    )
    after = chained(account.hash, event_type, value)
    require(headers.get("ce_chainhash") == after.hex(), "the chain of hashes is broken")
    if is_of_nobody:
        return
    stated = Decimal(event["balance"])
    if event_type in CHANGES:
        summed = account.balance + CHANGES[event_type](event)
        require(summed == stated, f"the balance is {summed}, not {stated}")
    account.sequence, account.balance, account.hash = event["sequence"], stated, after
    accounts[key] = account


def from_export(lines):
    """Records of an export, with the bytes of their values as they were written."""
    for line in lines:
        record = json.loads(line)
        if record.get("log") == "events":  # others are inputs, seals, begin and end
            value = line.rstrip()[:-1].split(b',"value":', 1)[1]
            key = record.get("key")
            yield record["partition"], record["offset"], key, record["headers"], value


def from_kafka(servers):
    """Committed records of all partitions, up to where they end now."""
    from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

    consumer = Consumer(
        {
            "bootstrap.servers": servers,
            "group.id": "balances",
            "isolation.level": "read_committed",
            "enable.auto.commit": False,
            "auto.offset.reset": "earliest",
            "enable.partition.eof": True,
        }
    )
    unfinished = set(consumer.list_topics(TOPIC, timeout=30).topics[TOPIC].partitions)
    consumer.assign([TopicPartition(TOPIC, partition, 0) for partition in unfinished])
    while unfinished:
        record = consumer.poll(30)
        if record is None:
            raise TimeoutError("Kafka did not answer for 30 seconds")
        if record.error() is None:
            headers = {name: text.decode("utf-8") for name, text in record.headers()}
            key = record.key() and record.key().decode("utf-8")
            yield record.partition(), record.offset(), key, headers, record.value()
        elif record.error().code() == KafkaError._PARTITION_EOF:
            unfinished.discard(record.partition())
        else:
            raise KafkaException(record.error())
    consumer.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bootstrap-servers", help="of Kafka; else an export is read")
    servers = parser.parse_args().bootstrap_servers
    accounts = {}
    for partition, offset, key, headers, value in (
        from_kafka(servers) if servers else from_export(sys.stdin.buffer)
    ):
        try:
            take(accounts, key, headers, value)
        except Broken as broken:
            sys.exit(f"balances: partition {partition}, offset {offset}, account {key}: {broken}")
    balances = {name: str(account.balance) for name, account in sorted(accounts.items())}
    print(json.dumps(balances, indent=2))


if __name__ == "__main__":
    main()
