// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

import {UUPSUpgradeable} from "@openzeppelin/contracts/proxy/utils/UUPSUpgradeable.sol";
import {ProxiedToken} from "./ProxiedToken.sol";

/// A token behind an ERC1967Proxy that upgrades itself (UUPS).
contract SelfUpgradingToken is ProxiedToken, UUPSUpgradeable {
    function _authorizeUpgrade(address) internal view override {
        require(msg.sender == owner, "not the owner");
    }
}
