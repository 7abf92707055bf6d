// Exact decimals: a whole number of units, and how many decimals a unit has.

const FORM = /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

const power = (exponent) => 10n ** BigInt(exponent);

export class Decimal {
  /**
   * @param {bigint} units
   * @param {number} scale decimals of a unit, 0 or more
   */
  constructor(units, scale) {
    this.units = units;
    this.scale = scale;
  }

  /** @returns {Decimal | null} null if the text is no number */
  static parse(text) {
    const form = FORM.exec(String(text ?? '').trim());
    if (!form || (form[2] || form[3] || '') === '') {
      return null;
    }
    const fraction = form[3] ?? '';
    const exponent = Number.parseInt(form[4] ?? '0', 10);
    const units = BigInt((form[2] || '0') + fraction) * (form[1] ? -1n : 1n);
    const scale = fraction.length - exponent;
    return scale >= 0 ? new Decimal(units, scale) : new Decimal(units * power(-scale), 0);
  }

  /** @returns {Decimal} of a text that is known to be a number */
  static of(text) {
    const decimal = Decimal.parse(text);
    if (!decimal) {
      throw new Error('not a decimal');
    }
    return decimal;
  }

  /** The units of the same number with so many decimals, which are no fewer. */
  unitsAt(scale) {
    return this.units * power(scale - this.scale);
  }

  plus(other) {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.unitsAt(scale) + other.unitsAt(scale), scale);
  }

  negated() {
    return new Decimal(-this.units, this.scale);
  }

  minus(other) {
    return this.plus(other.negated());
  }

  times(other) {
    return new Decimal(this.units * other.units, this.scale + other.scale);
  }

  compareTo(other) {
    const { units } = this.minus(other);
    return units < 0n ? -1 : units > 0n ? 1 : 0;
  }

  get sign() {
    return this.units < 0n ? -1 : this.units > 0n ? 1 : 0;
  }

  /** To so many decimals, halves to the even one, as the engine books. */
  rounded(scale) {
    if (this.scale <= scale) {
      return new Decimal(this.unitsAt(scale), scale);
    }
    const divisor = power(this.scale - scale);
    const negative = this.units < 0n;
    const whole = negative ? -this.units : this.units;
    let units = whole / divisor;
    const twice = (whole % divisor) * 2n;
    if (twice > divisor || (twice === divisor && units % 2n === 1n)) {
      units += 1n;
    }
    return new Decimal(negative ? -units : units, scale);
  }

  /** A number of 0 or more to so many decimals, never up. */
  roundedDown(scale) {
    return this.scale <= scale
      ? new Decimal(this.unitsAt(scale), scale)
      : new Decimal(this.units / power(this.scale - scale), scale);
  }

  /** How many hundredths of a percent this is of another number, rounded down. */
  percentOf(other) {
    const scale = Math.max(this.scale, other.scale);
    const divisor = other.unitsAt(scale);
    const units = this.unitsAt(scale) * 10000n;
    const quotient = units / divisor;
    return new Decimal(units % divisor < 0n ? quotient - 1n : quotient, 2);
  }

  toString() {
    const negative = this.units < 0n;
    const digits = String(negative ? -this.units : this.units).padStart(this.scale + 1, '0');
    const whole = digits.slice(0, digits.length - this.scale);
    const fraction = this.scale ? `.${digits.slice(digits.length - this.scale)}` : '';
    return (negative ? '-' : '') + whole + fraction;
  }
}

export const ZERO = new Decimal(0n, 0);
