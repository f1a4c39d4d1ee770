// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// A token that nobody has any power over.
contract PlainToken is ERC20 {
    uint8 private immutable places;

    constructor(uint8 places_, uint256 supply) ERC20("Plain", "PLAIN") {
        places = places_;
        _mint(msg.sender, supply);
    }

    function decimals() public view override returns (uint8) {
        return places;
    }
}
